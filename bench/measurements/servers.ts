import { addCodes, newCampaign } from "../codes"
import { load } from "../load"
import { median, perSecond, type Bench, type Measurement, type Row } from "../measure"
import { assertAllOk, redeemRequests } from "./redeem"

/** The same load on one, two and four server processes that share one database. */
async function run({ shop, isQuick, say }: Bench): Promise<Row[]> {
  const perRound = isQuick ? 200 : 600
  const rounds = isQuick ? 3 : 5
  const members = await shop.members(100)
  const budget = { member: {}, campaign: { units: { value: 1_000_000_000 } } }
  const campaign = await newCampaign(shop, { limits: budget })
  const codes = await addCodes(shop.pool, campaign, perRound * rounds * 3 + 400)
  const port = Number(new URL(shop.server.url).port)
  const urls = [shop.server.url]
  const figures: { processes: number; perSecond: number }[] = []
  const others: { stop(): Promise<void> }[] = []
  try {
    for (const processes of [1, 2, 4]) {
      while (urls.length < processes) {
        const another = await shop.startAnother(port + urls.length)
        others.push(another)
        urls.push(another.url)
      }
      await load({ urls, connections: 32, requests: redeemRequests(codes.splice(0, 100), members) })
      const measured: number[] = []
      for (let round = 0; round < rounds; round++) {
        const requests = redeemRequests(codes.splice(0, perRound), members)
        const answered = await load({ urls, connections: 32, requests })
        assertAllOk(answered, "redemption")
        measured.push(answered.perSecond)
      }
      figures.push({ processes, perSecond: median(measured) })
      say(`${processes} processes: ${perSecond(median(measured))}`)
    }
  } finally {
    for (const other of others) {
      await other.stop()
    }
  }
  const { rows } = await shop.pool.query<{ counted: string; redeemed: string }>(
    `select (select sum(used) from redemption_usage where campaign_id = $1) as counted,
       (select sum(units) from redemption where campaign_id = $1) as redeemed`,
    [campaign]
  )
  const isExact = rows[0].counted === rows[0].redeemed
  const [one] = figures
  return figures.slice(1).map(({ processes, perSecond: rate }) => ({
    work: `Redeem over HTTP with a budget, ${processes} server processes`,
    ours: perSecond(rate),
    rival: `${perSecond(one.perSecond)} (one process)`,
    ratio: rate / one.perSecond,
    target: "the books agree",
    pass: isExact,
  }))
}

export const servers: Measurement = { name: "servers", run }
