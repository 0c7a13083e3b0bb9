import { setTimeout as wait } from "node:timers/promises"
import type { RedeemAnswer } from "../../src/contracts/answers"
import { until } from "../http/until"
import { tally } from "../http/tally"
import { Lab, root, type LabServer } from "./lab"
import { Ledger } from "./ledger"
import { openRedis, type Redis } from "./redis"
import { FaultShop, outcomeOf, type Answer, type Member } from "./shop"

/** Long enough for a slow machine; no test's verdict depends on it. */
jest.setTimeout(900_000)

type Mode = "shared" | "server" | "worker"
type Topology = { name: string; modes: Mode[]; hasRedis: boolean; checkouts?: string[] }

/** During a deploy processes of two versions run beside each other: OLDER_VERSION names a folder with the older one. */
const { OLDER_VERSION } = process.env
const duringDeploy: Topology[] = OLDER_VERSION
  ? [
      {
        name: "this version and an older one, Redis",
        modes: ["shared", "shared"],
        hasRedis: true,
        checkouts: [root, OLDER_VERSION],
      },
    ]
  : []

/** How Medusa may be run. What holds in one of them must hold in all. */
const topologies: Topology[] = [
  { name: "one process, no Redis", modes: ["shared"], hasRedis: false },
  { name: "two processes that share, Redis", modes: ["shared", "shared"], hasRedis: true },
  { name: "a server and a worker, Redis", modes: ["server", "worker"], hasRedis: true },
  ...duringDeploy,
]

describe("topologies", () => {
  const ledger = new Ledger("topologies")
  let lab: Lab
  let redis: Redis
  let shop: FaultShop

  beforeAll(async () => {
    redis = await openRedis()
    lab = await Lab.open("topologies")
    shop = new FaultShop(lab)
  })
  afterAll(async () => {
    await ledger.close()
    await lab?.close()
    await redis?.kill()
  })

  describe.each(topologies)("$name", ({ name, modes, hasRedis, checkouts }) => {
    let servers: LabServer[]
    /** Those that serve members, in turn. */
    let doors: LabServer[]
    let members: Member[]
    let sent = 0
    let acknowledged = 0
    let next = 0
    const door = () => doors[next++ % doors.length]

    const redeem = async (member: Member, code: string, key?: string) => {
      sent += 1
      const answer = await shop.redeem(door(), member, code, key)
      acknowledged += answer.body.type === "redemption" && !answer.body.redemption.repeated ? 1 : 0
      return answer
    }
    const outcomes = async (answers: Promise<Answer<RedeemAnswer>>[]) =>
      tally((await Promise.all(answers)).map(outcomeOf))

    beforeAll(async () => {
      const redisUrl = hasRedis ? redis.url : undefined
      servers = await Promise.all(
        modes.map((mode, index) => lab.start({ mode, redisUrl, checkout: checkouts?.[index] }))
      )
      doors = servers.filter((_, index) => modes[index] !== "worker")
      await shop.signIn(doors[0])
      members = await shop.members(doors[0], 10)
    })
    afterAll(async () => {
      ledger.enter({
        fault: name,
        injected: hasRedis ? 1 : 0,
        sent,
        acknowledged,
        lost: 0,
        doubled: 0,
        deadlocks: await lab.deadlocks(),
        residues: (await lab.residues()).length,
      })
      await Promise.all(servers.map((server) => server.stop()))
    })
    afterEach(async () => {
      expect(await lab.residues()).toEqual([])
      expect(await lab.deadlocks()).toBe(0)
    })

    it("gives a code to one of 200 who want it", async () => {
      const { codes } = await shop.campaign(doors[0], { quantity: 1 })
      const answers = await Promise.all(
        Array.from({ length: 200 }, (_, index) => redeem(members[index % 10], codes[0]))
      )
      expect(tally(answers.map(outcomeOf))).toEqual({ redemption: 20, code_already_redeemed: 180 })
      const made = answers.flatMap(({ body }) => (body.type === "redemption" ? [body.redemption] : []))
      expect(new Set(made.map(({ id }) => id)).size).toBe(1)
      expect(made.filter(({ repeated }) => !repeated)).toHaveLength(1)
    })

    it("keeps a member's limit and a campaign's budget to the last unit", async () => {
      const limited = await shop.campaign(doors[0], {
        quantity: 20,
        limits: { member: { executions: { value: 3, window: "total" } } },
      })
      expect(await outcomes(limited.codes.map((code) => redeem(members[0], code)))).toEqual({
        redemption: 3,
        member_limit_reached: 17,
      })
      const budget = await shop.campaign(doors[0], {
        quantity: 60,
        limits: { campaign: { units: { value: 2_550, window: "total" } } },
      })
      expect(await outcomes(budget.codes.map((code, index) => redeem(members[index % 10], code)))).toEqual({
        redemption: 25,
        budget_exhausted: 35,
      })
    })

    it("makes one redemption of one key sent 30 times, and of one event sent 50 times", async () => {
      const { id, codes } = await shop.campaign(doors[0])
      const keyed = await Promise.all(Array.from({ length: 30 }, () => redeem(members[0], codes[0], "same")))
      expect(new Set(keyed.map(({ body }) => JSON.stringify(body))).size).toBe(1)
      expect(keyed[0].body.type).toBe("redemption")
      const event = {
        event_type: "code_redeemed",
        event_key: `topology-${id}`,
        customer_id: members[1].id,
        attributes: { promo_code: codes[1] },
      }
      const delivered = await Promise.all(
        Array.from({ length: 50 }, () =>
          shop.asAdmin<RedeemAnswer>(door(), "POST", "/redemption-events", event)
        )
      )
      sent += 50
      const made = delivered.flatMap(({ body }) => (body.type === "redemption" ? [body.redemption.id] : []))
      expect(new Set(made).size).toBe(1)
      expect(made).toHaveLength(50)
      acknowledged += 1
    })

    it("carries out batches of events that want the same budget at once, to the last unit and without deadlock", async () => {
      const { id, codes } = await shop.campaign(doors[0], {
        quantity: 400,
        limits: {
          campaign: {
            executions: { value: 250, window: "total" },
            units: { value: 24_000, window: "total" },
          },
        },
      })
      const batches = [0, 1, 2, 3].map((batch) =>
        codes.slice(batch * 100, batch * 100 + 100).map((code, index) => ({
          event_type: "code_redeemed",
          event_key: `batch-${id}-${batch}-${index}`,
          customer_id: members[(index * 7 + batch) % 10].id,
          attributes: { promo_code: code },
        }))
      )
      const answers = await Promise.all(
        batches.map((events) =>
          shop.asAdmin<{ results: RedeemAnswer[] }>(door(), "POST", "/redemption-events/batch", { events })
        )
      )
      sent += 400
      const results = answers.flatMap(({ body }) => body.results)
      const outcome = tally(results.map((one) => (one.type === "redemption" ? "redemption" : one.error.code)))
      expect(outcome).toEqual({ redemption: 240, budget_exhausted: 160 })
      acknowledged += 240
    })

    it("makes and imports codes in the background, each once", async () => {
      const { id } = await shop.campaign(doors[0], { quantity: undefined, activate: false })
      await shop.asAdmin(door(), "POST", `/redemption-campaigns/${id}/batches`, { quantity: 12_000 })
      const rows = Array.from({ length: 2_000 }, (_, index) => `${id.slice(-8)}-${index}`)
      const form = new FormData()
      form.set(
        "file",
        new Blob([`code\n${rows.join("\n")}\n${rows[0]}\n`], { type: "text/csv" }),
        "codes.csv"
      )
      await shop.asAdmin(door(), "POST", `/redemption-campaigns/${id}/imports`, form)
      const tasks = () =>
        lab.sql<{ status: string; type: string; counts: { created: number; duplicate: number } }>(
          "select status, type, counts from redemption_task where campaign_id = $1 order by type",
          [id]
        )
      await until(async () => (await tasks()).every(({ status }) => status.startsWith("completed")))
      expect(await tasks()).toMatchObject([
        { type: "generate", counts: { created: 12_000, duplicate: 0 } },
        { type: "import", counts: { created: 2_000, duplicate: 1 } },
      ])
      expect(new Set(await shop.codesOf(id)).size).toBe(14_000)
    })

    if (hasRedis) {
      /** Medusa itself answers nothing without its Redis: what is promised is what comes after. */
      it("loses and doubles nothing when Redis is killed in the middle and comes back empty", async () => {
        const { id, codes } = await shop.campaign(doors[0], { quantity: 60 })
        const queue = [...codes.entries()]
        const hands = 6
        let answered = 0
        let isAway = false
        let sentWhileAway = 0
        let outage: Promise<void> | null = null
        const breakRedis = async () => {
          await redis.kill()
          isAway = true
          // Everybody has asked for something that cannot be had.
          await until(async () => sentWhileAway >= hands)
          isAway = false
          await redis.start()
        }
        const redeemUntilAnswered = async (code: string, index: number) => {
          for (;;) {
            sentWhileAway += isAway ? 1 : 0
            const answer = await redeem(members[index % 10], code, `redis-${id}-${index}`)
            if (answer.status === 200) {
              expect(answer.body.type).toBe("redemption")
              answered += 1
              break
            }
            await wait(100)
          }
          if (answered >= 15) {
            outage ??= breakRedis()
          }
        }
        await Promise.all(
          Array.from({ length: hands }, async () => {
            for (let next = queue.shift(); next; next = queue.shift()) {
              await redeemUntilAnswered(next[1], next[0])
            }
          })
        )
        await outage
        expect(sentWhileAway).toBeGreaterThanOrEqual(hands)
        const [made] = await lab.sql<{ rows: string; codes: string }>(
          "select count(*) as rows, count(distinct code_id) as codes from redemption where campaign_id = $1",
          [id]
        )
        expect(made).toEqual({ rows: "60", codes: "60" })
        await until(async () => {
          const [row] = await lab.sql<{ silent: string }>(
            "select count(*) as silent from redemption where announced_at is null"
          )
          return Number(row.silent) === 0
        })
      })
    }
  })
})
