import { join, resolve } from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { Client } from "@medusajs/framework/pg"
import { limitGuards, type CampaignLimits } from "../../src/domain/limits"
import { planClaim } from "../../src/modules/redemption/operations/claim"
import { listCodePage } from "../../src/modules/redemption/operations/codes"
import type RedemptionModuleService from "../../src/modules/redemption/service"
import { findAttemptsToAnnounce, findRedemptionsToAnnounce } from "../../src/modules/redemption/sql/announce"
import { anonymiseMember, findKnownMembers } from "../../src/modules/redemption/sql/anonymise-member"
import { claimAll } from "../../src/modules/redemption/sql/claim"
import { codeTotals } from "../../src/modules/redemption/sql/code-totals"
import { deleteOldAttempts } from "../../src/modules/redemption/sql/delete-old-attempts"
import { takeDueEffects } from "../../src/modules/redemption/sql/due-effects"
import { findAnswer } from "../../src/modules/redemption/sql/find-answer"
import { findDueAccounts } from "../../src/modules/redemption/sql/find-due-accounts"
import { findMemberFacts } from "../../src/modules/redemption/sql/find-member-facts"
import { findMemberRecords } from "../../src/modules/redemption/sql/find-member-records"
import { findPointsAccount } from "../../src/modules/redemption/sql/find-points-account"
import { findReversibleByOrder } from "../../src/modules/redemption/sql/find-reversible-by-order"
import { findSituation, findSituations } from "../../src/modules/redemption/sql/find-situation"
import { findUncheckedTiers } from "../../src/modules/redemption/sql/find-tier-changes"
import { giveBackUsage } from "../../src/modules/redemption/sql/give-back-usage"
import { finishEvents, insertEvents } from "../../src/modules/redemption/sql/insert-event"
import { readUsage } from "../../src/modules/redemption/sql/read-usage"
import {
  metricsSeries,
  redemptionTotals,
  refusalCounts,
} from "../../src/modules/redemption/sql/campaign-metrics"
import { pointsGiven } from "../../src/modules/redemption/sql/points-given"
import type { Sql } from "../../src/modules/redemption/sql/sql"

const dbName = "redemption-plans"
const modulePath = resolve("src/modules/redemption")

/** What grows by the million. Everything else may be read from end to end. */
const large = new Set([
  "redemption",
  "redemption_attempt",
  "redemption_code",
  "redemption_effect",
  "redemption_event",
  "redemption_handed_code",
  "redemption_member_tally",
  "redemption_points_account",
  "redemption_points_entry",
  "redemption_referral",
  "redemption_usage",
])
const campaigns = 40
const perCampaign = 1_000
const limits: CampaignLimits = {
  member: { executions: { value: 1_000, window: "total" }, units: null },
  campaign: { executions: null, units: { value: 10_000_000, window: "total" } },
}

type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] }

/**
 * Every statement that runs while somebody waits, on tables that are filled: none of them may read a large table from
 * end to end, the statements inside database functions included. PostgreSQL's own auto_explain says how each was done.
 */
moduleIntegrationTestRunner<RedemptionModuleService>({
  moduleName: "redemption",
  resolve: modulePath,
  dbName,
  pathToMigrations: join(modulePath, "migrations"),
  testSuite: () => {
    let client: Client
    let plans: { query: string; plan: Plan }[]
    const sql: Sql = async <Row extends object>(text: string, values: readonly unknown[] = []) => {
      const { rows, rowCount } = await client.query(text, [...values])
      return { rows: rows as Row[], count: rowCount ?? 0 }
    }

    beforeEach(async () => {
      const { DB_HOST: host, DB_PORT, DB_USERNAME: user, DB_PASSWORD: password } = process.env
      client = new Client({ host, port: Number(DB_PORT), user, password, database: dbName })
      await client.connect()
      await fill(client)
      plans = []
      client.on("notice", ({ message }) => {
        const [, json] = /plan:\n(\{[\s\S]*\})/.exec(message ?? "") ?? []
        if (json) {
          const { "Query Text": query, Plan: plan } = JSON.parse(json) as { "Query Text": string; Plan: Plan }
          plans.push({ query, plan })
        }
      })
      await client.query(`load 'auto_explain'`)
      await client.query(`set client_min_messages = 'log'`)
      await client.query(`set auto_explain.log_min_duration = 0`)
      await client.query(`set auto_explain.log_nested_statements = on`)
      await client.query(`set auto_explain.log_format = 'json'`)
    })
    afterEach(() => client.end())

    it("reads no large table from end to end", async () => {
      const campaign_id = "campaign-7"
      const customer_id = "customer-7"
      const guards = limitGuards({
        limits,
        shares: [{ customer_id, units: 100 }],
        now: new Date(),
        time_zone: "UTC",
      })
      const asked = {
        canonicals: ["CODE7X900"],
        customer_id,
        idempotency_key: "a-new-key",
        watched: [{ key: "member:customer-7", most: 10 }],
      }
      // The sixth time PostgreSQL may settle for one plan for all arguments: see both kinds.
      for (let n = 0; n < 7; n++) {
        await findSituation(sql, asked)
      }
      const [{ code }] = await findSituations(sql, [asked])
      await readUsage(sql, { campaign_id, guards })
      await findMemberFacts(sql, { customer_id, lifetime_points: 0 })
      const claim = planClaim({
        id: "red-new",
        code_id: code!.id,
        campaign_id,
        campaign_version: 1,
        customer_id,
        channel: "store",
        idempotency_key: "a-new-key",
        request_fingerprint: "x",
        points: -10,
        units: 0,
        trace: [],
        note: null,
        requested_by: null,
        event_id: null,
        order_id: null,
        guards,
        referrer_id: null,
        effects: [deducts],
      })
      for (let n = 0; n < 7; n++) {
        await sql("begin")
        expect(await claimAll(sql, [claim])).toMatchObject([{ lost: null }])
        if (n === 0) {
          // Room in the page and no index on what changes: a redemption writes no index of the codes.
          expect(await changesInPage(sql, "redemption_code")).toEqual({ all: 1, in_page: 1 })
        }
        await sql(n < 6 ? "rollback" : "commit")
      }
      await findAnswer(sql, { redemption_id: "red-new", customer_id })
      const part = { scope: "campaign", kind: "units", customer_id: "", window_key: "total", amount: 100 }
      await giveBackUsage(sql, { campaign_id, part })
      const event = {
        id: "event-new",
        event_type: "code_redeemed",
        event_key: null,
        customer_id,
        attributes: {},
      }
      await insertEvents(sql, [{ ...event, request_fingerprint: "x", occurred_at: null, channel: "admin" }])
      await finishEvents(sql, [{ id: "event-new", outcome: "redeemed", answer: null }])
      await listCodePage(sql, { campaign_id }, { limit: 50 })
      await listCodePage(sql, { campaign_id }, { limit: 50, cursor: "code-7-0500" })
      for (const match of ["exact", "prefix"] as const) {
        await listCodePage(sql, { canonical: { value: "CODE7X9", match } }, { limit: 50 })
      }
      const period = { campaign_id, from: null, to: null, interval: "day", tz: "UTC" } as const
      await redemptionTotals(sql, period)
      await redemptionTotals(sql, { ...period, from: new Date(), to: new Date() })
      await pointsGiven(sql, [campaign_id])
      await metricsSeries(sql, period)
      await refusalCounts(sql, period)
      await codeTotals(sql, [campaign_id])
      await findPointsAccount(sql, { customer_id })
      await findReversibleByOrder(sql, { order_id: "order-1" })
      await takeDueEffects(sql, { most: 20 })
      await takeDueEffects(sql, { redemption_id: "redemption-7-1", most: 20 })
      await findRedemptionsToAnnounce(sql, { older_than_seconds: 0, most: 200 })
      await findAttemptsToAnnounce(sql, { older_than_seconds: 0, most: 200 })
      await findUncheckedTiers(sql, { most: 200 })
      await findDueAccounts(sql, { most: 100 })
      await deleteOldAttempts(sql, { older_than_days: 90, most: 1_000 })
      await findMemberRecords(sql, { customer_id })
      await findKnownMembers(sql, { customer_ids: [customer_id, "customer-none"] })
      await anonymiseMember(sql, { customer_id, pseudonym: "anonymous" })

      expect(plans.length).toBeGreaterThan(60)
      expect(plans.some(({ query }) => query.includes("update redemption_code"))).toBe(true)
      const scans = plans.flatMap(({ query, plan }) =>
        scannedWhole(plan).map((table) => `${table}: ${query.trim().slice(0, 200)}`)
      )
      expect([...new Set(scans)]).toEqual([])
    })

    it("would tell", async () => {
      await sql("select * from redemption_code where code like '%7X9%'")
      expect(plans.flatMap(({ plan }) => scannedWhole(plan))).toEqual(["redemption_code"])
    })
  },
})

/** What the open transaction has changed in a table, and how much of it without a new entry in any index. */
async function changesInPage(sql: Sql, table: string): Promise<{ all: number; in_page: number }> {
  const { rows } = await sql<{ all: number; in_page: number }>(
    `select n_tup_upd::int as all, n_tup_hot_upd::int as in_page from pg_stat_xact_user_tables where relname = $1`,
    [table]
  )
  return rows[0]
}

const deducts = {
  type: "deduct_points",
  where: "ledger",
  points: -10,
  units: 0,
  payload: { points: -10 },
  rule_index: 0,
  effect_index: 0,
  target: "member",
} as const

function scannedWhole(plan: Plan): string[] {
  const own = plan["Relation Name"] ?? ""
  const inner = (plan.Plans ?? []).flatMap(scannedWhole)
  return plan["Node Type"] === "Seq Scan" && large.has(own) ? [own, ...inner] : inner
}

async function fill(client: Client): Promise<void> {
  const all = `generate_series(1, ${campaigns}) as c, generate_series(1, ${perCampaign}) as n`
  const exact = `'{"value":"0"}'`
  for (const statement of [
    `insert into redemption_event_schema (id, event_type, name, attributes) values
       ('schema', 'code_redeemed', 'x', '[]') on conflict do nothing`,
    `insert into redemption_campaign
       (id, event_schema_id, code_attribute, name, translations, status, visibility, rules, limits)
     select 'campaign-' || c, 'schema', 'promo_code', 'x', '{}', 'active', '{}', '[]', '{}'
     from generate_series(1, ${campaigns}) as c`,
    `insert into redemption_code_batch (id, campaign_id, source, code_count, available_at)
     select 'batch-' || c, 'campaign-' || c, 'generated', ${perCampaign}, now()
     from generate_series(1, ${campaigns}) as c`,
    `insert into redemption_code (id, campaign_id, batch_id, code, canonical, status, use_count)
     select 'code-' || c || '-' || lpad(n::text, 4, '0'), 'campaign-' || c, 'batch-' || c, 'CODE' || c || 'X' || n,
       'CODE' || c || 'X' || n, case when n <= 500 then 'used' else 'unused' end, case when n <= 500 then 1 else 0 end
     from ${all}`,
    `insert into redemption
       (id, code_id, campaign_id, campaign_version, customer_id, channel, idempotency_key, request_fingerprint,
        points, units, usage, trace, announced_at, tallied, order_id)
     select 'redemption-' || c || '-' || n, 'code-' || c || '-' || lpad(n::text, 4, '0'), 'campaign-' || c, 1,
       'customer-' || n, 'store', 'key-' || c || '-' || n, 'x', 1, 1, '[]', '[]', now(), true, 'order-' || c || '-' || n
     from ${all} where n <= 500`,
    `insert into redemption_member_tally (campaign_id, customer_id, redemptions)
     select campaign_id, customer_id, count(*) from redemption group by 1, 2`,
    `insert into redemption_effect (id, redemption_id, rule_index, effect_index, type, status, payload)
     select 'effect-' || id, id, 0, 0, 'add_points', 'applied', '{}' from redemption`,
    `insert into redemption_points_account (id, customer_id, balance, tier_checked_at)
     select 'account-' || n, 'customer-' || n, 1000, now() from generate_series(1, 20000) as n`,
    `insert into redemption_points_entry
       (id, customer_id, type, amount, raw_amount, remaining, raw_remaining, balance_after, raw_balance_after, status,
        redemption_id, effect_id)
     select 'entry-' || id, customer_id, 'add', 1, ${exact}, 1, ${exact}, 1, ${exact}, 'active', id, 'effect-' || id
     from redemption`,
    `insert into redemption_attempt (id, customer_id, code_masked, refusal, campaign_id, channel, announced_at)
     select 'attempt-' || c || '-' || n, 'customer-' || n, 'x', 'code_not_found', 'campaign-' || c, 'store', now()
     from ${all}`,
    `insert into redemption_event
       (id, event_type, event_key, customer_id, attributes, request_fingerprint, channel, outcome)
     select 'event-' || c || '-' || n, 'code_redeemed', 'key-' || c || '-' || n, 'customer-' || n, '{}', 'x', 'admin',
       'redeemed' from ${all}`,
    `insert into redemption_referral (id, customer_id, referral_code, referrer_id)
     select 'referral-' || n, 'customer-' || n, 'R' || n, 'customer-' || (n + 1) from generate_series(1, 20000) as n`,
    `insert into redemption_handed_code (id, hand_out_id, campaign_id, customer_id, code_id)
     select 'handed-' || c || '-' || n, 'hand-out-' || n, 'campaign-' || c, 'customer-' || n,
       'code-' || c || '-' || lpad(n::text, 4, '0')
     from ${all}`,
    `insert into redemption_usage (id, campaign_id, scope, customer_id, kind, window_key, slot, used, raw_used)
     select 'usage-' || c || '-' || n, 'campaign-' || c, 'member', 'customer-' || n, 'executions', 'total', 0, 1, ${exact}
     from ${all} where n <> 7`,
    `insert into redemption_usage (id, campaign_id, scope, customer_id, kind, window_key, slot, used, raw_used)
     select 'usage-' || c || '-slot-' || n, 'campaign-' || c, 'campaign', '', 'units', 'total', n - 1, 500, ${exact}
     from generate_series(1, ${campaigns}) as c, generate_series(1, 16) as n`,
    "vacuum analyze",
  ]) {
    await client.query(statement)
  }
}
