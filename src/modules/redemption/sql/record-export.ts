import type { Sql } from "./sql"

/** Writes down who exports what. */
export async function insertExport(
  sql: Sql,
  input: { id: string; campaign_id: string; filter: unknown; requested_by: string | null }
): Promise<void> {
  await sql(
    `insert into redemption_task (id, type, campaign_id, status, input, cursor, counts, requested_by, started_at,
       lease_until)
     values ($1, 'export', $2, 'running', $3::jsonb, '{}'::jsonb,
       '{"total": 0, "done": 0, "created": 0, "duplicate": 0, "invalid": 0}'::jsonb, $4, clock_timestamp(),
       'infinity')`,
    [input.id, input.campaign_id, JSON.stringify(input.filter), input.requested_by]
  )
}

/** Writes down how it ended: `rows` were sent, all of them or until it broke off. */
export async function finishExport(
  sql: Sql,
  input: { id: string; rows: number; error: string | null }
): Promise<void> {
  await sql(
    `update redemption_task
     set status = case when $3::text is null then 'completed' else 'failed' end, error = $3,
       counts = jsonb_build_object('total', $2::int, 'done', $2::int, 'created', $2::int, 'duplicate', 0, 'invalid', 0),
       lease_until = null, finished_at = clock_timestamp(), updated_at = clock_timestamp()
     where id = $1`,
    [input.id, input.rows, input.error]
  )
}

/**
 * Says of exports that nobody will end any more that they failed: their process died, or the database was away just
 * then. @returns how many
 */
export async function failStaleExports(
  sql: Sql,
  input: { older_than_hours: number; error: string }
): Promise<number> {
  const { count } = await sql(
    `update redemption_task
     set status = 'failed', error = $2, lease_until = null, finished_at = clock_timestamp(),
       updated_at = clock_timestamp()
     where type = 'export' and status = 'running' and started_at < clock_timestamp() - $1 * interval '1 hour'`,
    [input.older_than_hours, input.error]
  )
  return count
}
