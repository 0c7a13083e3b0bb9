import type { ListCodes } from "../../../contracts/code"
import type { Sql } from "./sql"

export type ListedCode = {
  id: string
  campaign_id: string
  batch_id: string
  code: string
  status: "unused" | "used" | "voided"
  max_uses: number
  use_count: number
  customer_id: string | null
  expires_at: Date | null
  handed_out_at: Date | null
  redeemed_at: Date | null
  created_at: Date
  tag: string | null
  is_available: boolean
}

export type CodeFilter = Partial<Omit<ListCodes, "limit" | "cursor">> & {
  id?: string
  /** Canonical form to look for: exact, or as the beginning. */
  canonical?: { value: string; match: "exact" | "prefix" }
}

/** More than this is never counted row by row. */
const mostCounted = 10_000

/**
 * One page of codes, newest first. Pages go by id, so the last page of ten million costs what the first does.
 */
export async function listCodes(
  sql: Sql,
  filter: CodeFilter,
  page: { limit: number; cursor?: string }
): Promise<{ codes: ListedCode[]; next_cursor: string | null }> {
  const { where, values } = conditionsOf(filter)
  if (page.cursor) {
    values.push(page.cursor)
    where.push(`code.id < $${values.length}`)
  }
  values.push(page.limit + 1)
  const { rows } = await sql<ListedCode>(
    `select code.id, code.campaign_id, code.batch_id, code.code, code.status, code.max_uses, code.use_count,
       code.customer_id, coalesce(code.expires_at, batch.expires_at) as expires_at, code.handed_out_at,
       code.redeemed_at, code.created_at, coalesce(code.tag, batch.tag) as tag, batch.available_at is not null as is_available
     from redemption_code as code join redemption_code_batch as batch on batch.id = code.batch_id
     where ${where.join(" and ")}
     order by code.id desc
     limit $${values.length}`,
    values
  )
  const codes = rows.slice(0, page.limit)
  return { codes, next_cursor: rows.length > page.limit ? codes[codes.length - 1].id : null }
}

/** Exact up to 10 000; above that the number is 10 000 and an estimate. */
export async function countCodes(
  sql: Sql,
  filter: CodeFilter
): Promise<{ count: number; count_is_estimate: boolean }> {
  const { where, values } = conditionsOf(filter)
  const { rows } = await sql<{ count: string }>(
    `select count(*) as count from (
       select 1 from redemption_code as code join redemption_code_batch as batch on batch.id = code.batch_id
       where ${where.join(" and ")} limit ${mostCounted + 1}
     ) as counted`,
    values
  )
  const count = Number(rows[0].count)
  return { count: Math.min(count, mostCounted), count_is_estimate: count > mostCounted }
}

export function conditionsOf(filter: CodeFilter): { where: string[]; values: unknown[] } {
  const where = ["true"]
  const values: unknown[] = []
  const add = (condition: (parameter: string) => string, value: unknown) => {
    if (value !== undefined && value !== null) {
      values.push(value)
      where.push(condition(`$${values.length}`))
    }
  }
  add((p) => `code.id = ${p}`, filter.id)
  add((p) => `code.campaign_id = ${p}`, filter.campaign_id)
  add((p) => `code.status = any(${p}::text[])`, filter.status)
  add((p) => `code.batch_id = any(${p}::text[])`, filter.batch_id)
  add((p) => `coalesce(code.tag, batch.tag) = any(${p}::text[])`, filter.tag)
  add((p) => `code.customer_id = any(${p}::text[])`, filter.customer_id)
  for (const column of ["redeemed_at", "created_at"] as const) {
    add((p) => `code.${column} > ${p}`, filter[column]?.gt)
    add((p) => `code.${column} >= ${p}`, filter[column]?.gte)
    add((p) => `code.${column} < ${p}`, filter[column]?.lt)
    add((p) => `code.${column} <= ${p}`, filter[column]?.lte)
  }
  if (filter.canonical?.match === "exact") {
    add((p) => `code.canonical = ${p}`, filter.canonical.value)
  }
  if (filter.canonical?.match === "prefix") {
    add((p) => `code.canonical >= ${p}`, filter.canonical.value)
    // Canonical codes hold only 0-9 and A-Z and at most 64 of them: nothing that begins so sorts behind this.
    add((p) => `code.canonical <= ${p}`, filter.canonical.value + "Z".repeat(64))
  }
  return { where, values }
}
