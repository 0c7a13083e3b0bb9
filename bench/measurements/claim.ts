import { Pool } from "@medusajs/framework/pg"
import { noLimits, type LimitGuard } from "../../src/domain/limits"
import { newId } from "../../src/modules/redemption/ids"
import { planClaim } from "../../src/modules/redemption/operations/claim"
import { claimAll, type NewClaim } from "../../src/modules/redemption/sql/claim"
import type { Sql } from "../../src/modules/redemption/sql/sql"
import { addCodes, newCampaign } from "../codes"
import { atLeast, interleaved, perSecond, type Bench, type Measurement } from "../measure"

const connections = 32
const rounds = 5

/** What one redemption that gives 100 points writes, with or without a campaign's budget. */
function claimOf(code_id: string, campaign_id: string, budget: number | null): NewClaim {
  const guard: LimitGuard = {
    scope: "campaign",
    kind: "units",
    customer_id: "",
    window_key: "total",
    ends_at: null,
    amount: 100,
    cap: budget ?? 0,
  }
  const id = newId("red")
  return planClaim({
    id,
    code_id,
    campaign_id,
    campaign_version: 1,
    // Everybody redeems for themselves: what is measured is the campaign's counter, not one member's account.
    customer_id: `cus_bench_${newId("x")}`,
    channel: "store",
    idempotency_key: `own:${id}`,
    request_fingerprint: "bench",
    points: 100,
    units: 100,
    trace: [],
    note: null,
    requested_by: null,
    event_id: null,
    order_id: null,
    guards: budget === null ? [] : [guard],
    referrer_id: null,
    effects: [
      {
        type: "add_points",
        where: "ledger",
        points: 100,
        units: 100,
        payload: { points: 100 },
        rule_index: 0,
        effect_index: 0,
        target: "member",
      },
    ],
  })
}

async function run({ shop, isQuick, say }: Bench) {
  const perRound = isQuick ? 1_000 : 4_000
  const campaign = await newCampaign(shop, { limits: noLimits })
  await addCodes(shop.pool, campaign, perRound * (rounds * 3 + 1))
  await shop.pool.query("analyze")
  const { rows } = await shop.pool.query<{ id: string }>(
    "select id from redemption_code where campaign_id = $1 and status = 'unused'",
    [campaign]
  )
  const ids = rows.map(({ id }) => id)
  const pool = new Pool({ connectionString: shop.databaseUrl, max: connections })
  const sql: Sql = async <Row extends object>(text: string, values: readonly unknown[] = []) => {
    const answer = await pool.query(text, [...values])
    return { rows: answer.rows as Row[], count: answer.rowCount ?? 0 }
  }
  const timed = async (work: (code_id: string) => Promise<void>, codes: string[]): Promise<number> => {
    const queue = codes.values()
    const begun = performance.now()
    await Promise.all(
      Array.from({ length: connections }, async () => {
        for (const code_id of queue) {
          await work(code_id)
        }
      })
    )
    return codes.length / ((performance.now() - begun) / 1_000)
  }
  const claimOne = (budget: number | null) => async (code_id: string) => {
    const [result] = await claimAll(sql, [claimOf(code_id, campaign, budget)])
    if (result?.lost !== null) {
      throw new Error(`A claim was lost to ${result?.lost}`)
    }
  }
  try {
    await timed(claimOne(1_000_000_000), ids.splice(0, perRound))
    const figures = await interleaved(rounds, {
      free: () => timed(claimOne(null), ids.splice(0, perRound)),
      budget: () => timed(claimOne(1_000_000_000), ids.splice(0, perRound)),
      bare: async () => {
        // The same statement with everything prepared: what the database alone takes.
        const codes = ids.splice(0, perRound)
        const texts = new Map(codes.map((id) => [id, JSON.stringify([claimOf(id, campaign, null)])]))
        return await timed(async (id) => {
          await pool.query({
            name: "claim",
            text: "select * from redemption_claim_all($1::jsonb)",
            values: [texts.get(id)],
          })
        }, codes)
      },
    })
    const slots = await shop.pool.query<{ count: string }>(
      "select count(*) from redemption_usage where campaign_id = $1",
      [campaign]
    )
    say(`the budget's counter has grown to ${slots.rows[0].count} slots`)
    return [
      atLeast(
        `Claim alone, ${connections} connections`,
        perSecond(figures.free),
        `${perSecond(figures.bare)} (the same statement, prepared, by a bare client)`,
        figures.free / figures.bare,
        0.7
      ),
      atLeast(
        `Claim with a campaign's budget, ${connections} connections`,
        perSecond(figures.budget),
        `${perSecond(figures.free)} (the same without a budget)`,
        figures.budget / figures.free,
        0.6
      ),
    ]
  } finally {
    await pool.end()
  }
}

export const claim: Measurement = { name: "claim", run }
