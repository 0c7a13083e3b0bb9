import type { Sql } from "./sql"

/** What is kept of a member, table by table. Codes show as their masks: who has the file cannot redeem anything. */
export type MemberRecords = Record<
  | "points_account"
  | "points_entries"
  | "redemptions"
  | "codes"
  | "handed_codes"
  | "referral"
  | "events"
  | "attempts",
  Record<string, unknown>[]
>

const queries: Record<keyof MemberRecords, string> = {
  points_account: `select balance, pending, lifetime, created_at from redemption_points_account where customer_id = $1`,
  points_entries: `select id, type, amount, status, available_at, expires_at, redemption_id, note, created_at
     from redemption_points_entry where customer_id = $1 order by id`,
  redemptions: `select redemption.id, campaign.name as campaign, redemption.status, redemption.points, channel, order_id, note,
       reversal_reason, reversed_at, redemption.created_at,
       (select coalesce(jsonb_agg(jsonb_build_object('type', type, 'status', status)), '[]'::jsonb)
        from redemption_effect where redemption_id = redemption.id) as effects
     from redemption left join redemption_campaign as campaign on campaign.id = redemption.campaign_id
     where customer_id = $1 order by redemption.id`,
  codes: `select id, left(canonical, 2) || '…' as code_masked, status, redeemed_at, expires_at
     from redemption_code where customer_id = $1 and deleted_at is null order by id`,
  handed_codes: `select code.id, left(code.canonical, 2) || '…' as code_masked, campaign.name as campaign,
       place.created_at
     from redemption_handed_code as place
     join redemption_code as code on code.id = place.code_id
     left join redemption_campaign as campaign on campaign.id = place.campaign_id
     where place.customer_id = $1 and place.deleted_at is null order by place.created_at, place.id`,
  referral: `select referral_code, referrer_id is not null as was_referred, referred_at
     from redemption_referral where customer_id = $1`,
  events: `select id, event_type, attributes, outcome, occurred_at, created_at
     from redemption_event where customer_id = $1 and deleted_at is null order by created_at, id`,
  attempts: `select id, code_masked, refusal, channel, created_at
     from redemption_attempt where customer_id = $1 and deleted_at is null order by created_at, id`,
}

export async function findMemberRecords(sql: Sql, input: { customer_id: string }): Promise<MemberRecords> {
  const records: Partial<MemberRecords> = {}
  for (const [table, query] of Object.entries(queries)) {
    records[table as keyof MemberRecords] = (await sql(query, [input.customer_id])).rows
  }
  return records as MemberRecords
}
