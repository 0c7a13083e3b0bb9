import type { Sql } from "./sql"

export type Place = { id: string; customer_id: string | null }

/**
 * Makes room for what each is about to get. A member has one place per campaign: whoever has it keeps it, and two
 * requests for the same member at once wait for each other here, in the order of the members. So do two under the
 * same key, whose places have the same ids.
 */
export async function insertPlaces(
  sql: Sql,
  input: { hand_out_id: string; campaign_id: string; requested_by: string | null; places: Place[] }
): Promise<void> {
  await sql(
    `insert into redemption_handed_code (id, hand_out_id, campaign_id, customer_id, requested_by)
     select id, $1, $2, customer_id, $3 from unnest($4::text[], $5::text[]) as place (id, customer_id)
     order by customer_id, id
     on conflict do nothing`,
    [
      input.hand_out_id,
      input.campaign_id,
      input.requested_by,
      input.places.map(({ id }) => id),
      input.places.map(({ customer_id }) => customer_id),
    ]
  )
}

export type FoundPlace = {
  id: string
  customer_id: string | null
  code_id: string | null
  code: string | null
  /** Made by this request: nothing has ever been in it. */
  is_new: boolean
  /** Whether it has a code that was not withdrawn and has not expired. One that was redeemed is as good as ever. */
  is_good: boolean
}

/** The places of a request: the members', which may be older, or those just made. Locked. */
export async function lockPlaces(
  sql: Sql,
  input: { campaign_id: string; hand_out_id: string; customer_ids: string[] | null }
): Promise<FoundPlace[]> {
  const { rows } = await sql<FoundPlace>(
    `select place.id, place.customer_id, code.id as code_id, code.code, place.code_id is null as is_new,
       coalesce(code.status = 'used' or (
         code.status = 'unused' and batch.available_at is not null
         and (code.expires_at is null or code.expires_at > now())
         and (batch.expires_at is null or batch.expires_at > now())
       ), false) as is_good
     from redemption_handed_code as place
     left join redemption_code as code on code.id = place.code_id
     left join redemption_code_batch as batch on batch.id = code.batch_id
     where place.campaign_id = $1
       and case when $3::text[] is null then place.hand_out_id = $2 else place.customer_id = any($3::text[]) end
     order by place.customer_id, place.id
     for update of place`,
    [input.campaign_id, input.hand_out_id, input.customer_ids]
  )
  return rows
}

/**
 * Takes free codes, the oldest first: live, unused, given to nobody and bound to nobody, and of no test batch. SKIP
 * LOCKED, so that many requests at once do not wait for each other and never get the same.
 *
 * Codes are given in the order of their ids, so the search begins behind the last one given instead of reading again
 * over all that are gone; `from_start` looks for those in front that were restored or reversed.
 */
export async function takeFreeCodes(
  sql: Sql,
  input: { campaign_id: string; most: number; from_start: boolean }
): Promise<{ id: string; code: string }[]> {
  const { rows } = await sql<{ id: string; code: string }>(
    `update redemption_code set handed_out_at = clock_timestamp(), updated_at = clock_timestamp()
     where id in (
       select code.id from redemption_code as code
       join redemption_code_batch as batch on batch.id = code.batch_id
       where code.campaign_id = $1
         and code.id > case when $3 then '' else coalesce(
           (select max(code_id) from redemption_handed_code where campaign_id = $1), ''
         ) end
         and code.status = 'unused' and code.use_count = 0 and code.handed_out_at is null and code.customer_id is null
         and (code.expires_at is null or code.expires_at > now())
         and batch.available_at is not null and not batch.is_test
         and (batch.expires_at is null or batch.expires_at > now())
       order by code.id
       limit $2
       for update of code skip locked
     )
     returning id, code`,
    [input.campaign_id, input.most, input.from_start]
  )
  return rows
}

/** Puts the codes in their places. */
export async function fillPlaces(
  sql: Sql,
  input: { hand_out_id: string; filled: { id: string; code_id: string }[] }
): Promise<void> {
  await sql(
    `update redemption_handed_code as place
     set code_id = filled.code_id, hand_out_id = $1, updated_at = clock_timestamp()
     from unnest($2::text[], $3::text[]) as filled (id, code_id)
     where place.id = filled.id`,
    [input.hand_out_id, input.filled.map(({ id }) => id), input.filled.map(({ code_id }) => code_id)]
  )
}

/** Lets only the members redeem what they were given. What somebody has redeemed or bound before stays theirs. */
export async function bindHandedCodes(
  sql: Sql,
  input: { given: { code_id: string; customer_id: string }[] }
): Promise<void> {
  await sql(
    `update redemption_code as code set customer_id = given.customer_id, updated_at = clock_timestamp()
     from unnest($1::text[], $2::text[]) as given (code_id, customer_id)
     where code.id = given.code_id and code.status = 'unused' and code.use_count = 0 and code.customer_id is null`,
    [input.given.map(({ code_id }) => code_id), input.given.map(({ customer_id }) => customer_id)]
  )
}

export type HandedCode = {
  id: string
  hand_out_id: string
  code_id: string
  code: string
  customer_id: string | null
  requested_by: string | null
  created_at: Date
}

/** Who was given what, newest first unless asked otherwise. */
export async function listHandedCodes(
  sql: Sql,
  filter: {
    campaign_id?: string
    hand_out_id?: string[]
    customer_id?: string[]
    limit: number
    offset: number
    oldest_first?: boolean
  }
): Promise<{ codes: HandedCode[]; count: number }> {
  const direction = filter.oldest_first ? "asc" : "desc"
  // Counted apart from the page: one behind the end has no row that could say how many there are.
  const { rows } = await sql<HandedCode & { total: string }>(
    `with given as (
       select place.id, place.hand_out_id, place.code_id, place.customer_id, place.requested_by, place.created_at
       from redemption_handed_code as place
       where ($1::text is null or place.campaign_id = $1)
         and ($2::text[] is null or place.hand_out_id = any($2::text[]))
         and ($3::text[] is null or place.customer_id = any($3::text[]))
         and place.code_id is not null
     ), page as (
       select * from given order by created_at ${direction}, id ${direction} limit $4 offset $5
     )
     select page.id, page.hand_out_id, page.code_id, code.code, page.customer_id, page.requested_by,
       page.created_at, counted.total
     from (select count(*) as total from given) as counted
       left join (page join redemption_code as code on code.id = page.code_id) on true
     order by page.created_at ${direction}, page.id ${direction}`,
    [
      filter.campaign_id ?? null,
      filter.hand_out_id ?? null,
      filter.customer_id ?? null,
      filter.limit,
      filter.offset,
    ]
  )
  const codes = rows.filter(({ id }) => id !== null).map(({ total: _total, ...row }) => row)
  return { codes, count: Number(rows[0].total) }
}
