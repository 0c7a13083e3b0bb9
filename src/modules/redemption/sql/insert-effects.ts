import type { Sql } from "./sql"

export type NewEffect = {
  id: string
  redemption_id: string
  rule_index: number
  effect_index: number
  target: "member" | "referrer"
  type: string
  status: "pending" | "applied"
  payload: Record<string, unknown>
}

/** Writes what a redemption gives: `applied` for points of the same transaction, `pending` for the rest. */
export async function insertEffects(sql: Sql, effects: NewEffect[]): Promise<void> {
  await sql(
    `insert into redemption_effect
       (id, redemption_id, rule_index, effect_index, target, type, status, payload, attempts, next_attempt_at,
        created_at, updated_at)
     select id, redemption_id, rule_index, effect_index, target, type, status, payload, 0,
        case when status = 'pending' then now() end, now(), now()
     from jsonb_to_recordset($1::jsonb) as effect (
       id text, redemption_id text, rule_index int, effect_index int, target text, type text, status text, payload jsonb)`,
    [JSON.stringify(effects)]
  )
}
