import { addCodes, newCampaign } from "../codes"
import type { Request } from "../load"
import {
  figuresInShort,
  grownRows,
  interleaved,
  type Bench,
  type Growing,
  type Measurement,
  type Row,
} from "../measure"
import type { Shop } from "../shop"
import { p95Of, redeemingEvent, redeemRequests } from "./redeem"

type Figures = Record<"redeem" | "event" | "adminList" | "storeList", number>

const grown: Growing<keyof Figures>[] = [
  { figure: "redeem", work: "Redeem, p95", target: 1.2 },
  { figure: "event", work: "Redeem by an event, p95", target: 2 },
  { figure: "adminList", work: "Campaign list of the admin, p95", target: 2 },
  { figure: "storeList", work: "Campaign list of the store, p95", target: 2 },
]

const few = 10
const many = 10_000

/** The same work with ten campaigns and with ten thousand, all of them live and all of the same kind of event. */
async function run({ shop, isQuick, say }: Bench): Promise<Row[]> {
  const members = await shop.members(100)
  const live = await newCampaign(shop, { name: "One of many" })
  const perRound = isQuick ? 60 : 400
  const codes = await addCodes(shop.pool, live, 4 * 5 * perRound)
  const p95 = (requests: Request[], type?: "redemption") => p95Of(shop, requests, type)
  const reads = (path: string, headers: Record<string, string>) =>
    Array.from({ length: perRound }, (): Request => ({ method: "GET", path, headers }))
  const event = (promo_code: string, index: number): Request => ({
    method: "POST",
    path: "/admin/redemption-events",
    headers: shop.adminHeaders,
    body: redeemingEvent(promo_code, members[index % members.length].id),
  })
  const works = {
    redeem: () => p95(redeemRequests(codes.splice(0, perRound), members), "redemption"),
    event: () => p95(codes.splice(0, perRound).map(event)),
    adminList: () => p95(reads("/admin/redemption-campaigns?limit=20", shop.adminHeaders)),
    storeList: () => p95(reads("/store/redemption-campaigns?limit=20", members[0].headers)),
  }
  const names = Object.keys(works) as (keyof Figures)[]
  let beside = 0
  // Few and many in turn: what slows the machine down for a while slows both down.
  const among = (count: number) =>
    Object.fromEntries(
      names.map((name) => [
        `${name} ${count}`,
        async () => {
          if (beside !== count) {
            await liveCampaigns(shop, { copyOf: live, count })
            beside = count
          }
          return await works[name]()
        },
      ])
    )
  const found = await interleaved(5, { ...among(few), ...among(many) })
  await liveCampaigns(shop, { copyOf: live, count: 0 })
  const figures = (count: number) =>
    Object.fromEntries(names.map((name) => [name, found[`${name} ${count}`]])) as Figures
  for (const count of [few, many]) {
    say(`${count.toLocaleString("en")} live campaigns: ${figuresInShort(grown, figures(count))}`)
  }
  return grownRows(
    grown,
    { what: `${many.toLocaleString("en")} live campaigns`, figures: figures(many) },
    { what: `${few} campaigns`, figures: figures(few) }
  )
}

/** Puts so many live copies of a campaign beside it, and nothing of an earlier round. */
async function liveCampaigns({ pool }: Shop, { copyOf, count }: { copyOf: string; count: number }) {
  await pool.query("delete from redemption_campaign where id like 'redcamp_copy_%'")
  await pool.query(
    `insert into redemption_campaign
     select copy.* from redemption_campaign as campaign
     cross join generate_series(1, $2::int) as nth
     cross join lateral jsonb_populate_record(campaign, jsonb_build_object(
       'id', 'redcamp_copy_' || nth, 'name', 'Copy ' || nth, 'created_at', campaign.created_at + nth * interval '1 s'
     )) as copy
     where campaign.id = $1`,
    [copyOf, count]
  )
  await pool.query("vacuum analyze redemption_campaign")
}

export const campaigns: Measurement = { name: "campaigns", run }
