import type { Sql } from "./sql"

/** What the tables say about one try. Dates are ISO 8601. */
export type FoundSituation = {
  /** The database's clock. */
  now: string
  code: CodeRow | null
  batch: { id: string; tag: string | null; available_at: string | null; expires_at: string | null } | null
  campaign: Record<string, unknown> | null
  schema: { attributes: unknown; is_active: boolean } | null
  account: { balance: number; lifetime: number } | null
  referrer_id: string | null
  by_key: { id: string; request_fingerprint: string } | null
  by_code: { id: string } | null
  refused_by_key: { request_fingerprint: string | null; answer: unknown } | null
  /** Milliseconds since 1970: until then the member, or the address, is held off. Nothing was looked up. */
  held_until: number | null
  /** Failed tries of the member are on record. */
  has_failures: boolean | null
}

type CodeRow = {
  id: string
  canonical: string
  status: "unused" | "used" | "voided"
  customer_id: string | null
  expires_at: string | null
}

export type Asked = {
  canonicals: string[]
  customer_id: string | null
  idempotency_key: string | null
  /** Whose failed tries matter, and how many of them are too many. */
  watched: { key: string; most: number }[]
}

/** All that a verdict needs from our tables, in one read: the database function `redemption_situation`. */
export async function findSituation(sql: Sql, input: Asked): Promise<FoundSituation> {
  const { rows } = await sql<{ situation: FoundSituation }>(
    "select redemption_situation($1::text[], $2, $3, $4::text[], $5::int[], $6::bigint) as situation",
    [
      input.canonicals,
      input.customer_id,
      input.idempotency_key,
      input.watched.map(({ key }) => key),
      input.watched.map(({ most }) => most),
      // Windows are kept by the clocks that wrote them.
      Date.now(),
    ]
  )
  return rows[0].situation
}

/** The same for many at once, in their order: the database function `redemption_situations`. */
export async function findSituations(sql: Sql, inputs: Asked[]): Promise<FoundSituation[]> {
  const { rows } = await sql<{ situation: FoundSituation }>(
    "select redemption_situations($1::jsonb) as situation",
    [JSON.stringify(inputs)]
  )
  return rows.map(({ situation }) => situation)
}
