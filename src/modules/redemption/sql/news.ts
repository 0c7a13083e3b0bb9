import type { RedemptionEvent } from "../../../contracts/bus-events"
import { newId } from "../ids"
import type { Sql } from "./sql"

/** Writes down what is to be told, in the transaction that makes it true: told if that commits, never if it does not. */
export async function insertNews(sql: Sql, ...news: RedemptionEvent[]): Promise<void> {
  await sql(
    `insert into redemption_news (id, name, data)
     select id, name, data from jsonb_to_recordset($1::jsonb) as news (id text, name text, data jsonb)`,
    [JSON.stringify(news.map((one) => ({ id: newId("rednews"), ...one })))]
  )
}

export type WaitingNews = RedemptionEvent & { id: string }

/** News that wait, oldest first. SKIP LOCKED: several instances share the work. */
export async function findNews(sql: Sql, input: { most: number }): Promise<WaitingNews[]> {
  const { rows } = await sql<WaitingNews>(
    "select id, name, data from redemption_news order by created_at, id limit $1 for update skip locked",
    [input.most]
  )
  return rows
}

/** Forgets what was told. */
export async function deleteNews(sql: Sql, input: { ids: string[] }): Promise<void> {
  await sql("delete from redemption_news where id = any($1::text[])", [input.ids])
}
