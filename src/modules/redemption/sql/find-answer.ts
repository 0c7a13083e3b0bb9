import type { Sql } from "./sql"

export type AnswerRow = {
  id: string
  campaign: { id: string; name: string }
  status: "completed" | "partially_applied" | "reversed"
  points: string
  created_at: Date
  effects: { type: string; status: string; payload: Record<string, unknown> }[]
  balance: string | null
  customer_id: string
}

/**
 * What a redemption answered: the balance is the one right after it, not today's, so that a replay repeats the
 * first answer. Null when there is no such redemption (of this member, when one is given).
 */
export async function findAnswer(
  sql: Sql,
  input: { redemption_id: string; customer_id?: string }
): Promise<AnswerRow | null> {
  const { rows } = await sql<AnswerRow>(
    `select redemption.id, redemption.status, redemption.points, redemption.created_at, redemption.customer_id,
       jsonb_build_object('id', campaign.id, 'name', campaign.name) as campaign,
       coalesce((
         select jsonb_agg(jsonb_build_object('type', type, 'status', status, 'payload', payload)
                          order by rule_index, effect_index)
         from redemption_effect where redemption_id = redemption.id and target = 'member'
       ), '[]'::jsonb) as effects,
       coalesce(
         (select balance_after from redemption_points_entry
          where redemption_id = redemption.id and customer_id = redemption.customer_id and reverses_id is null
          order by id desc limit 1),
         (select balance from redemption_points_account where customer_id = redemption.customer_id)
       ) as balance
     from redemption join redemption_campaign as campaign on campaign.id = redemption.campaign_id
     where redemption.id = $1 and ($2::text is null or redemption.customer_id = $2)`,
    [input.redemption_id, input.customer_id ?? null]
  )
  return rows[0] ?? null
}
