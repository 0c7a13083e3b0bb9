import type { Sql } from "./sql"

export type NewImportedCode = {
  id: string
  code: string
  canonical: string
  max_uses: number
  expires_at: string | null
  customer_id: string | null
  tag: string | null
}

/** Writes the codes that nobody has yet; a code that exists is never touched. @returns the canonical forms written */
export async function insertImportedCodes(
  sql: Sql,
  input: { campaign_id: string; batch_id: string; codes: NewImportedCode[] }
): Promise<Set<string>> {
  const column = <Key extends keyof NewImportedCode>(key: Key) => input.codes.map((code) => code[key])
  const { rows } = await sql<{ canonical: string }>(
    `insert into redemption_code
       (id, code, canonical, campaign_id, batch_id, max_uses, expires_at, customer_id, tag)
     select id, code, canonical, $8, $9, max_uses, expires_at, customer_id, tag
     from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::timestamptz[], $6::text[], $7::text[])
       as fresh (id, code, canonical, max_uses, expires_at, customer_id, tag)
     on conflict (canonical) do nothing
     returning canonical`,
    [
      column("id"),
      column("code"),
      column("canonical"),
      column("max_uses"),
      column("expires_at"),
      column("customer_id"),
      column("tag"),
      input.campaign_id,
      input.batch_id,
    ]
  )
  return new Set(rows.map((row) => row.canonical))
}

/** Which of these codes are in this very batch: they came earlier in the same file. */
export async function findInBatch(
  sql: Sql,
  input: { batch_id: string; canonicals: string[] }
): Promise<Set<string>> {
  const { rows } = await sql<{ canonical: string }>(
    "select canonical from redemption_code where canonical = any($1::text[]) and batch_id = $2",
    [input.canonicals, input.batch_id]
  )
  return new Set(rows.map((row) => row.canonical))
}
