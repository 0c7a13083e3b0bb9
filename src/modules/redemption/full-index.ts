/**
 * The data model language makes every index partial (`WHERE deleted_at IS NULL`). What guards money needs a full
 * one: a soft-deleted row must still block its twin, and a hand-written ON CONFLICT could not use a partial index.
 * `where: null` generates it, but the type does not know; hence one cast, here.
 */
export const fullUnique = (on: string[], name: string) => ({
  on: on as never[],
  unique: true,
  name,
  where: null as unknown as string,
})
