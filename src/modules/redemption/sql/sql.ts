/**
 * Runs one statement with numbered parameters (`$1`, `$2`, …) inside the caller's transaction.
 *
 * Every statement of this folder takes one as its first argument, so it runs the same under the module, in a
 * test and against a bare client.
 */
export type Sql = <Row extends object = Record<string, unknown>>(
  text: string,
  values?: readonly unknown[]
) => Promise<{ rows: Row[]; count: number }>

/** `bigNumber` columns are two: the number, and its exact form beside it. */
export const exact = (expression: string) =>
  `jsonb_build_object('value', (${expression})::text, 'precision', 20)`
