import { addCodes, newCampaign } from "../codes"
import type { Request } from "../load"
import {
  atMost,
  figuresInShort,
  grownRows,
  interleaved,
  median,
  milliseconds,
  type Bench,
  type Growing,
  type Measurement,
  type Row,
} from "../measure"
import { p95Of, redeemRequests } from "./redeem"

type Figures = Record<"redeem" | "first" | "deep" | "search" | "metrics" | "campaign", number>

/** What each of these does to a request's time, p95, with so many codes in one campaign. */
const works: Growing<keyof Figures>[] = [
  { figure: "redeem", work: "Redeem, p95", target: 1.2 },
  { figure: "first", work: "Code list, first page, p95", target: 2 },
  { figure: "deep", work: "Code list, page in the middle, p95", target: 2 },
  { figure: "search", work: "Search for a code, p95", target: 2 },
  { figure: "metrics", work: "Metrics of a campaign, p95", target: 2 },
  { figure: "campaign", work: "A campaign's page, p95", target: 2 },
]

/** Two campaigns side by side in the same tables: a small one, and one that grows. */
async function run({ shop, isQuick, say }: Bench): Promise<Row[]> {
  const sizes = isQuick ? [10_000, 100_000] : [10_000, 1_000_000, 10_000_000]
  const members = await shop.members(100)
  const rounds = 5
  const rows: Row[] = []
  let small: Figures | undefined
  for (const size of sizes) {
    const campaign = await newCampaign(shop, { name: `${size} codes` })
    const codes = await addCodes(shop.pool, campaign, size)
    await shop.pool.query("vacuum analyze redemption_code")
    // What was loaded at once goes to disk at once, and not while somebody is measured.
    await shop.pool.query("checkpoint")
    const {
      rows: [middle],
    } = await shop.pool.query<{ id: string }>(
      `select id from redemption_code
       where campaign_id = $1 and id > (select min(id) from redemption_code where campaign_id = $1)
       order by id offset $2 limit 1`,
      [campaign, Math.floor(size / 2)]
    )
    const get = (path: string): Request => ({ method: "GET", path, headers: shop.adminHeaders })
    const list = `/admin/redemption-campaigns/${campaign}/codes?limit=50`
    const p95 = (requests: Request[], type?: "redemption") => p95Of(shop, requests, type)
    const many = <Of>(of: () => Of, count = isQuick ? 20 : 60) => Array.from({ length: count }, of)
    const figures: Figures = await interleaved(rounds, {
      redeem: () => p95(redeemRequests(codes.splice(0, isQuick ? 60 : 200), members), "redemption"),
      first: () => p95(many(() => get(list))),
      deep: () => p95(many(() => get(`${list}&cursor=${middle.id}`))),
      search: () =>
        p95(
          many(() => ({
            method: "POST",
            path: "/admin/redemption-codes/search",
            headers: shop.adminHeaders,
            body: { code: codes[codes.length - 1] },
          }))
        ),
      metrics: () => p95(many(() => get(`/admin/redemption-campaigns/${campaign}/metrics`))),
      campaign: () => p95(many(() => get(`/admin/redemption-campaigns/${campaign}`))),
    })
    say(`${size.toLocaleString("en")} codes: ${figuresInShort(works, figures)}`)
    if (!small) {
      small = figures
      continue
    }
    rows.push(
      ...grownRows(
        works,
        { what: `${size.toLocaleString("en")} codes`, figures },
        { what: "10,000 codes", figures: small }
      )
    )
  }
  rows.push(...(await manyRedemptions({ shop, isQuick, say }, rounds)))
  return rows
}

/** One campaign whose codes are all used, and as many refused tries: its page and its metrics count nothing anew. */
async function manyRedemptions({ shop, isQuick, say }: Bench, rounds: number): Promise<Row[]> {
  const figuresOf = async (count: number): Promise<{ page: number; metrics: number }> => {
    const campaign = await newCampaign(shop, { name: `${count} redemptions` })
    await addCodes(shop.pool, campaign, count)
    await redeemAllAtOnce(shop, campaign)
    const get = (path: string): Request => ({
      method: "GET",
      path: `/admin/redemption-campaigns/${campaign}${path}`,
      headers: shop.adminHeaders,
    })
    const p95s = { page: [] as number[], metrics: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      for (const [name, path] of [
        ["page", ""],
        ["metrics", "/metrics"],
      ] as const) {
        const requests = Array.from({ length: 20 }, () => get(path))
        p95s[name].push(await p95Of(shop, requests))
      }
    }
    return { page: median(p95s.page), metrics: median(p95s.metrics) }
  }
  const most = isQuick ? 100_000 : 1_000_000
  const small = await figuresOf(1_000)
  const large = await figuresOf(most)
  const label = `${most.toLocaleString("en")} redemptions and refusals`
  say(`${label}: page ${milliseconds(large.page)}, metrics ${milliseconds(large.metrics)}`)
  return (["page", "metrics"] as const).map((name) =>
    atMost(
      name === "page" ? `A campaign's page, p95, ${label}` : `Metrics of a campaign, p95, ${label}`,
      milliseconds(large[name]),
      `${milliseconds(small[name])} (1,000 of each)`,
      large[name] / small[name],
      2
    )
  )
}

/** Writes what so many redemptions would have left behind, as quickly as the database takes it. */
async function redeemAllAtOnce({ pool }: Bench["shop"], campaign_id: string): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query("begin")
    await client.query(
      `insert into redemption
         (id, code_id, campaign_id, campaign_version, customer_id, channel, idempotency_key, request_fingerprint,
          points, units, usage, trace, created_at, announced_at, tallied)
       select 'red_' || id, id, campaign_id, 1, 'cus_bench_' || right(id, 4), 'store', 'own:' || id, 'bench', 100, 100,
         '[]', '[]', now() - random() * interval '30 days', now(), true
       from redemption_code where campaign_id = $1 and status = 'unused'`,
      [campaign_id]
    )
    await client.query(
      `insert into redemption_attempt
         (id, customer_id, code_masked, refusal, campaign_id, channel, created_at, announced_at)
       select 'redatt_' || id, 'cus_bench', '…', 'code_already_redeemed', campaign_id, 'store',
         now() - random() * interval '30 days', now()
       from redemption_code where campaign_id = $1 and status = 'unused'`,
      [campaign_id]
    )
    await client.query(
      `update redemption_code set status = 'used', use_count = 1, redeemed_at = now()
       where campaign_id = $1 and status = 'unused'`,
      [campaign_id]
    )
    await client.query(
      `insert into redemption_tally
       select redemption.campaign_id, date_bin('15 minutes', redemption.created_at, 'epoch'), code.batch_id, count(*),
         count(*), sum(points)
       from redemption join redemption_code as code on code.id = code_id
       where redemption.campaign_id = $1 group by 1, 2, 3`,
      [campaign_id]
    )
    await client.query(
      `insert into redemption_refusal_tally
       select campaign_id, date_bin('15 minutes', created_at, 'epoch'), refusal, count(*) from redemption_attempt
       where campaign_id = $1 group by 1, 2, 3`,
      [campaign_id]
    )
    await client.query("commit")
    await client.query("vacuum analyze redemption")
    await client.query("vacuum analyze redemption_attempt")
    await client.query("vacuum analyze redemption_code")
  } finally {
    client.release()
  }
}

export const growth: Measurement = { name: "growth", run }
