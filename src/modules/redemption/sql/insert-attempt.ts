import type { Sql } from "./sql"

export type NewAttempt = {
  id: string
  customer_id: string | null
  ip_hash: string | null
  code_masked: string
  code_fingerprint: string | null
  refusal: string
  campaign_id: string | null
  channel: string
  order_id: string | null
  event_id: string | null
  idempotency_key: string | null
  request_fingerprint: string | null
  answer: unknown
}

/** Records a refused try. With an idempotency key the first refusal stays the answer of that key. */
export async function insertAttempt(sql: Sql, attempt: NewAttempt): Promise<void> {
  await sql(
    `insert into redemption_attempt
       (id, customer_id, ip_hash, code_masked, code_fingerprint, refusal, campaign_id, channel,
        idempotency_key, request_fingerprint, answer, order_id, event_id, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13, now(), now())
     on conflict (idempotency_key) do nothing`,
    [
      attempt.id,
      attempt.customer_id,
      attempt.ip_hash,
      attempt.code_masked,
      attempt.code_fingerprint,
      attempt.refusal,
      attempt.campaign_id,
      attempt.channel,
      attempt.idempotency_key,
      attempt.request_fingerprint,
      attempt.answer === null ? null : JSON.stringify(attempt.answer),
      attempt.order_id,
      attempt.event_id,
    ]
  )
}
