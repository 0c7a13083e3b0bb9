import type { Sql } from "./sql"

type Batch = { campaign_id: string; batch_id: string }
export type CodeToPrint = { id: string; code: string; canonical: string }

const printable = "campaign_id = $1 and batch_id = $2 and status = 'unused'"

export async function countPrintable(sql: Sql, { campaign_id, batch_id }: Batch): Promise<number> {
  const { rows } = await sql<{ count: string }>(
    `select count(*) as count from redemption_code where ${printable}`,
    [campaign_id, batch_id]
  )
  return Number(rows[0].count)
}

/** The codes that need most room: the longest, and of those the ones with fewest digits, which pack tightly. */
export async function findLongestCodes(
  sql: Sql,
  { campaign_id, batch_id, most }: Batch & { most: number }
): Promise<CodeToPrint[]> {
  const { rows } = await sql<CodeToPrint>(
    `select id, code, canonical from redemption_code where ${printable}
     order by length(code) desc, code collate "C" desc limit $3`,
    [campaign_id, batch_id, most]
  )
  return rows
}

/** The next codes of a batch, in the order they were made. */
export async function findCodesToPrint(
  sql: Sql,
  input: Batch & { after: string | null; offset: number; most: number }
): Promise<CodeToPrint[]> {
  const { rows } = await sql<CodeToPrint>(
    `select id, code, canonical from redemption_code
     where ${printable} and ($3::text is null or id > $3)
     order by id offset $4 limit $5`,
    [input.campaign_id, input.batch_id, input.after, input.offset, input.most]
  )
  return rows
}
