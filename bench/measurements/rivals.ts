import { readFile } from "node:fs/promises"
import { callerFor } from "../../demo/http"
import { medusaEnvironment, runMedusa } from "../../demo/server"
import { Bulk } from "../bulk"
import { addCodes, newCampaign } from "../codes"
import { load, type Request } from "../load"
import { atLeast, interleaved, perSecond, type Bench, type Measurement, type Row } from "../measure"
import { workOff } from "../work"
import { assertAllOk, batchRequests } from "./redeem"

/** What a shop would do without the plugin: a promotion per code, and the code put on a cart. */
async function run(bench: Bench): Promise<Row[]> {
  return [await making(bench), await using(bench)]
}

async function making({ shop, isQuick }: Bench): Promise<Row> {
  const quantity = isQuick ? 20_000 : 100_000
  const promotions = isQuick ? 500 : 1_000
  const bulk = new Bulk(shop.bulkUrl)
  const file = ".bench/promotions.json"
  try {
    const campaign_id = await bulk.newCampaign("generate")
    const figures = await interleaved(isQuick ? 1 : 5, {
      ours: async () => {
        await bulk.empty()
        await bulk.requestCodes(campaign_id, quantity)
        return quantity / (await workOff(bulk.url)).seconds
      },
      rival: async (round) => {
        const prefix = `RIVAL${Date.now()}R${round}N`
        const env = { ...medusaEnvironment(shop.bulkUrl, 0), MEDUSA_ADMIN_DISABLED: "true" }
        await runMedusa(
          ["exec", "./bench/rivals/create-promotions.ts", file, String(promotions), prefix],
          env
        )
        return (JSON.parse(await readFile(file, "utf8")) as { perSecond: number }).perSecond
      },
    })
    return atLeast(
      "Make codes",
      perSecond(figures.ours),
      `${perSecond(figures.rival)} (Medusa's createPromotions, one per code)`,
      figures.ours / figures.rival,
      50
    )
  } finally {
    await bulk.end()
  }
}

async function using({ shop, isQuick }: Bench): Promise<Row> {
  const perRound = isQuick ? 40 : 100
  const rounds = 5
  const store = callerFor(shop.server.url, { "x-publishable-api-key": shop.publishableKey })
  const { regions } = await store.get<{ regions: { id: string }[] }>("/store/regions")
  const prefix = `CART${Date.now()}N`
  for (let n = 0; n < 5; n++) {
    await shop.admin.post("/admin/promotions", {
      code: `${prefix}${n}`,
      type: "standard",
      status: "active",
      application_method: {
        type: "fixed",
        target_type: "order",
        allocation: "across",
        value: 1,
        currency_code: "eur",
      },
    })
  }
  const cartRequests = async (): Promise<Request[]> => {
    const requests: Request[] = []
    for (let n = 0; n < perRound; n++) {
      const { cart } = await store.post<{ cart: { id: string } }>("/store/carts", {
        region_id: regions[0].id,
      })
      requests.push({
        method: "POST",
        path: `/store/carts/${cart.id}/promotions`,
        headers: { "x-publishable-api-key": shop.publishableKey },
        body: { promo_codes: [`${prefix}${n % 5}`] },
      })
    }
    return requests
  }
  const members = await shop.members(100)
  const campaign = await newCampaign(shop)
  const codes = await addCodes(shop.pool, campaign, 100 * 8 * rounds)
  const urls = [shop.server.url]
  const figures = await interleaved(rounds, {
    ours: async () => {
      const requests = batchRequests(codes.splice(0, 800), members, shop)
      const answered = await load({ urls, connections: 2, requests })
      assertAllOk(answered)
      return 800 / answered.seconds
    },
    rival: async () => {
      const answered = await load({ urls, connections: 16, requests: await cartRequests() })
      assertAllOk(answered)
      return answered.perSecond
    },
  })
  return atLeast(
    "Spend a code, by events, 100 a call",
    `${perSecond(figures.ours)} redemptions`,
    `${perSecond(figures.rival)} (Medusa's POST /store/carts/:id/promotions, which spends nothing yet)`,
    figures.ours / figures.rival,
    10
  )
}

export const rivals: Measurement = { name: "rivals", run }
