import type { Sql } from "./sql"

/**
 * Gives one use of a code back, and leaves the code unused or withdrawn. A code that staff withdrew in the meantime, by
 * itself or with its whole batch, is withdrawn.
 *
 * @returns the batch when the code is newly withdrawn, so that its count can be moved
 */
export async function giveBackCode(
  sql: Sql,
  input: { code_id: string; status: "unused" | "voided" }
): Promise<{ newly_voided_in: string | null }> {
  const { rows } = await sql<{ batch_id: string; newly_voided: boolean }>(
    `update redemption_code as code
     set use_count = code.use_count - 1,
         status = case when before.is_withdrawn then 'voided' else $2 end,
         redeemed_at = case when code.use_count - 1 = 0 then null else code.redeemed_at end,
         updated_at = clock_timestamp()
     from (
       select one.id, one.status, one.status = 'voided' or batch.voided_at is not null as is_withdrawn
       from redemption_code as one join redemption_code_batch as batch on batch.id = one.batch_id
       where one.id = $1 for update of one
     ) as before
     where code.id = before.id and code.use_count > 0
     returning code.batch_id, before.status <> 'voided' and code.status = 'voided' as newly_voided`,
    [input.code_id, input.status]
  )
  return { newly_voided_in: rows[0]?.newly_voided ? rows[0].batch_id : null }
}
