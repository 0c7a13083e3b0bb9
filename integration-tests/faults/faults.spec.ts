import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { unzipSync } from "fflate"
import type { RedeemAnswer, RedemptionAnswer } from "../../src/contracts/answers"
import type { FaultPoint } from "../../src/modules/redemption/fault-point"
import { until } from "../http/until"
import { finishEffects as finishEffectsOf } from "./finish-effects"
import { giftTables, type GiftWork } from "./gifts"
import { Lab, type LabServer } from "./lab"
import { Ledger, type Line } from "./ledger"
import { stateOf } from "./process-state"
import { FaultShop, outcomeOf, type Answer, type Member } from "./shop"

/** Long enough for a slow machine; no test's verdict depends on it. */
jest.setTimeout(900_000)

const isAnswered = ({ status }: Answer<RedeemAnswer>) => status === 200

describe("faults", () => {
  const ledger = new Ledger("faults")
  let lab: Lab
  let shop: FaultShop
  /** A process that nobody kills: it serves HTTP and does no background work. */
  let steady: LabServer

  beforeAll(async () => {
    lab = await Lab.open("faults")
    steady = await lab.start({ mode: "server" })
    shop = new FaultShop(lab)
    await shop.signIn(steady)
  })
  afterAll(async () => {
    await ledger.close()
    await lab?.close()
  })

  /** Enters what a fault has led to. None may lose or double anything, deadlock, or leave the books out of balance. */
  async function enter(found: Omit<Line, "deadlocks" | "residues">): Promise<void> {
    const line = { ...found, deadlocks: await lab.deadlocks(), residues: (await lab.residues()).length }
    ledger.enter(line)
    expect(line).toMatchObject({ lost: 0, doubled: 0, deadlocks: 0, residues: 0 })
  }

  /** What is in the books for these codes: how many redemptions, of how many of them. */
  const redemptionsOf = async (campaign_id: string) => {
    const [row] = await lab.sql<{ rows: string; codes: string }>(
      `select count(*) as rows, count(distinct code_id) as codes from redemption
       where campaign_id = $1 and status <> 'reversed'`,
      [campaign_id]
    )
    return { rows: Number(row.rows), codes: Number(row.codes) }
  }

  /** Redeems every code with a key of its own, so many at a time, and asks again until it is answered. */
  async function redeemAll(codes: string[], members: Member[], onAnswer: (answered: number) => void) {
    const acknowledged = new Map<string, string>()
    let sent = 0
    let next = 0
    const redeemNext = async () => {
      for (let index = next++; index < codes.length; index = next++) {
        let answer: Answer<RedeemAnswer>
        do {
          sent += 1
          answer = await shop.redeem(steady, members[index % members.length], codes[index], `load-${index}`)
          if (!isAnswered(answer)) {
            await wait(50)
          }
        } while (!isAnswered(answer))
        if (answer.body.type === "redemption") {
          acknowledged.set(codes[index], answer.body.redemption.id)
        }
        onAnswer(acknowledged.size)
      }
    }
    await Promise.all(Array.from({ length: 16 }, redeemNext))
    return { acknowledged, sent }
  }

  /** Asks a process that is to die of it: no answer comes. */
  async function killedBy(
    env: Record<string, string>,
    ask: (doomed: LabServer) => Promise<Answer<unknown>>
  ): Promise<void> {
    const doomed = await lab.start({ mode: "server", env })
    const { status } = await ask(doomed)
    expect({ ...env, status }).toEqual({ ...env, status: 0 })
    await doomed.ended
  }

  async function finishEffects(): Promise<void> {
    const worker = await lab.start({ mode: "worker" })
    await finishEffectsOf((text) => lab.sql(text))
    await worker.stop()
  }

  it("PostgreSQL is killed three times under load: what was acknowledged is committed, once", async () => {
    const { id, codes } = await shop.campaign(steady, {
      quantity: 600,
      limits: { campaign: { units: { value: 60_000, window: "total" } } },
    })
    const members = await shop.members(steady, 8)
    const crashAt = [80, 250, 420]
    let crashes = Promise.resolve()
    const { acknowledged, sent } = await redeemAll(codes, members, (answered) => {
      if (answered >= crashAt[0]) {
        crashAt.shift()
        crashes = crashes.then(() => lab.crashPostgres())
      }
    })
    await crashes
    const stored = await lab.sql<{ id: string }>("select id from redemption where campaign_id = $1", [id])
    const committed = new Set(stored.map((row) => row.id))
    const lost = [...acknowledged.values()].filter((redemption) => !committed.has(redemption)).length
    const { rows, codes: redeemed } = await redemptionsOf(id)
    await enter({
      fault: "PostgreSQL killed under load",
      injected: 3,
      sent,
      acknowledged: acknowledged.size,
      lost,
      doubled: rows - redeemed,
    })
    expect(acknowledged.size).toBe(600)
  })

  it("the answer to a commit is lost: the same key hears of the redemption that was made", async () => {
    const { id, codes } = await shop.campaign(steady, { quantity: 12 })
    const member = await shop.member(steady, "lost")
    lab.proxy.loseAnswers(6)
    const before = lab.proxy.lostAnswers
    let sent = 0
    const unheard: number[] = []
    for (const [index, code] of codes.entries()) {
      sent += 1
      const answer = await shop.redeem(steady, member, code, `lost-${index}`)
      if (!isAnswered(answer)) {
        unheard.push(index)
        expect(answer.status).toBeGreaterThanOrEqual(500)
        expect(JSON.stringify(answer.body)).not.toContain(code)
      }
    }
    expect(lab.proxy.lostAnswers - before).toBe(6)
    expect(unheard).toHaveLength(6)
    // Committed, although nobody was told.
    expect(await redemptionsOf(id)).toEqual({ rows: 12, codes: 12 })
    for (const index of unheard) {
      sent += 1
      const answer = await shop.redeem(steady, member, codes[index], `lost-${index}`)
      expect(answer.body.type).toBe("redemption")
    }
    const { rows, codes: redeemed } = await redemptionsOf(id)
    await enter({
      fault: "answer lost between commit and server",
      injected: 6,
      sent,
      acknowledged: 12,
      lost: 0,
      doubled: rows - redeemed,
    })
  })

  it("a process is killed at every step of redeeming, rewarding and reversing: everything happens once", async () => {
    const promotion_id = await shop.couponTemplate(steady, "TEMPLATE")
    const { id, codes } = await shop.campaign(steady, {
      quantity: 20,
      rules: [
        {
          effects: [
            { type: "add_points", points: 100 },
            { type: "issue_coupon", promotion_id },
            { type: "emit_event", name: "faults.redeemed" },
          ],
        },
      ],
    })
    const member = await shop.member(steady, "killed")
    // The coupon is the first effect that reaches outside, the event the second.
    const redeeming: (FaultPoint | `${FaultPoint}:2`)[] = [
      "claim.before-commit",
      "claim.after-commit",
      "effect.before-apply",
      "effect.after-apply",
      "effect.after-mark",
      "effect.before-apply:2",
      "effect.after-apply:2",
      "effect.after-mark:2",
    ]
    const reversing: FaultPoint[] = [
      "reverse.before-commit",
      "reverse.after-commit",
      "effect.before-revert",
      "effect.after-revert",
    ]
    let sent = 0
    const acknowledged = new Set<string>()

    for (const [index, point] of redeeming.entries()) {
      const redeem = (server: LabServer) => shop.redeem(server, member, codes[index], `kill-${index}`)
      await killedBy({ REDEMPTION_FAULT_POINT: point }, redeem)
      const again = await redeem(steady)
      sent += 2
      expect(again.body).toMatchObject({ type: "redemption", redemption: { points: 100 } })
      acknowledged.add((again.body as RedemptionAnswer).redemption.id)
    }
    for (const [index, point] of reversing.entries()) {
      const code = codes[redeeming.length + index]
      const { body: redeemed } = await shop.redeem(steady, member, code, `reverse-${index}`)
      const path = `/redemptions/${(redeemed as RedemptionAnswer).redemption.id}/reverse`
      const reverse = (server: LabServer) => shop.asAdmin(server, "POST", path, { code: "unused" })
      await killedBy({ REDEMPTION_FAULT_POINT: point }, reverse)
      expect((await reverse(steady)).status).toBe(200)
      sent += 3
    }

    await finishEffects()
    const coupons = await lab.sql<{ status: string; count: string }>(
      "select status, count(*) from promotion where code <> 'TEMPLATE' and deleted_at is null group by status"
    )
    expect(Object.fromEntries(coupons.map(({ status, count }) => [status, Number(count)]))).toEqual({
      active: redeeming.length,
      inactive: reversing.length,
    })
    const effects = await lab.sql<{ status: string; count: string }>(
      `select effect.status, count(*) from redemption_effect as effect
       join redemption on redemption.id = redemption_id
       where campaign_id = $1 and redemption.status <> 'reversed' group by effect.status`,
      [id]
    )
    expect(effects).toEqual([{ status: "applied", count: String(3 * redeeming.length) }])
    const stored = await lab.sql<{ id: string }>(
      "select id from redemption where campaign_id = $1 and status <> 'reversed'",
      [id]
    )
    const { rows, codes: redeemed } = await redemptionsOf(id)
    await enter({
      fault: "process killed at a step of redeeming or reversing",
      injected: redeeming.length + reversing.length,
      sent,
      acknowledged: acknowledged.size,
      lost: [...acknowledged].filter((one) => !stored.some((row) => row.id === one)).length,
      doubled: rows - redeemed,
    })
    expect(acknowledged.size).toBe(redeeming.length)
  })

  it("a process is killed around every change of a customer: it is made once, and taken back to what was there", async () => {
    const group = async (name: string) =>
      (await shop.asAdmin<{ customer_group: { id: string } }>(steady, "POST", "/customer-groups", { name }))
        .body.customer_group.id
    const [joined, left] = [await group("Joined"), await group("Left")]
    const { id, codes } = await shop.campaign(steady, {
      quantity: 20,
      rules: [
        {
          effects: [
            { type: "add_points", points: 100 },
            { type: "add_to_customer_group", customer_group_id: joined },
            { type: "remove_from_customer_group", customer_group_id: left },
            { type: "set_customer_metadata", key: "fan", value: "yes" },
          ],
        },
      ],
    })
    /** Each of the three changes is killed once before it, once after it, and once after it was taken back. */
    const kills = ([1, 2, 3] as const).flatMap((pass) => [
      { point: `effect.after-note:${pass}`, isReversed: false },
      { point: `effect.after-apply:${pass}`, isReversed: false },
      { point: `effect.after-revert:${pass}`, isReversed: true },
    ])
    const people: { member: Member; isReversed: boolean }[] = []
    for (const [index, { point, isReversed }] of kills.entries()) {
      const member = await shop.member(steady, `changed-${index}`)
      people.push({ member, isReversed })
      await shop.asAdmin(steady, "POST", `/customer-groups/${left}/customers`, { add: [member.id] })
      const redeem = (server: LabServer) => shop.redeem(server, member, codes[index], `change-${index}`)
      if (isReversed) {
        const { body } = await redeem(steady)
        const path = `/redemptions/${(body as RedemptionAnswer).redemption.id}/reverse`
        await killedBy({ REDEMPTION_FAULT_POINT: point }, (doomed) =>
          shop.asAdmin(doomed, "POST", path, { code: "voided" })
        )
      } else {
        await killedBy({ REDEMPTION_FAULT_POINT: point }, redeem)
        expect((await redeem(steady)).body).toMatchObject({ type: "redemption", redemption: { points: 100 } })
      }
    }
    await finishEffects()

    const customers = await lab.sql<{ id: string; groups: string[]; metadata: object | null }>(
      `select customer.id, metadata, array(
         select customer_group_id from customer_group_customer
         where customer_id = customer.id and deleted_at is null) as groups
       from customer where id = any($1)`,
      [people.map(({ member }) => member.id)]
    )
    for (const { member, isReversed } of people) {
      const { groups, metadata } = customers.find((customer) => customer.id === member.id)!
      expect({ groups, metadata: metadata ?? {} }).toEqual(
        isReversed ? { groups: [left], metadata: {} } : { groups: [joined], metadata: { fan: "yes" } }
      )
    }
    const told = await lab.sql(
      "select error from redemption_effect where redemption_id in (select id from redemption where campaign_id = $1) and error is not null",
      [id]
    )
    expect(told).toEqual([])
    const { rows, codes: redeemed } = await redemptionsOf(id)
    const stands = people.filter(({ isReversed }) => !isReversed).length
    await enter({
      fault: "process killed around a change of a customer",
      injected: kills.length,
      sent: people.length + stands,
      acknowledged: stands,
      lost: stands - redeemed,
      doubled: rows - redeemed,
    })
    expect(stands).toBe(6)
  })

  it("a process is killed around a handler of the shop's own: the gift is sent once, and called off when it is taken back", async () => {
    await lab.sql(giftTables)
    const { id, codes } = await shop.campaign(steady, {
      rules: [
        {
          effects: [
            { type: "add_points", points: 100 },
            { type: "custom", handler: "send_gift", arguments: { sku: "MUG" } },
          ],
        },
      ],
    })
    const member = await shop.member(steady, "given")
    const at = (point: FaultPoint) => ({ REDEMPTION_FAULT_POINT: point })
    const within = (work: GiftWork) => ({ GIFT_FAULT: work })
    /** How often the handler is called in the end, by the dead and by whoever comes after them. */
    const kills: {
      env: Record<string, string>
      isReversed: boolean
      calls: [apply: number, revert: number]
    }[] = [
      { env: at("claim.after-commit"), isReversed: false, calls: [1, 0] },
      { env: at("effect.before-apply"), isReversed: false, calls: [1, 0] },
      { env: within("apply"), isReversed: false, calls: [2, 0] },
      { env: at("effect.after-apply"), isReversed: false, calls: [2, 0] },
      { env: at("effect.after-mark"), isReversed: false, calls: [1, 0] },
      { env: at("reverse.after-commit"), isReversed: true, calls: [1, 1] },
      { env: at("effect.before-revert"), isReversed: true, calls: [1, 1] },
      { env: within("revert"), isReversed: true, calls: [1, 2] },
      { env: at("effect.after-revert"), isReversed: true, calls: [1, 2] },
    ]
    const redemptions: string[] = []
    for (const [index, { env, isReversed }] of kills.entries()) {
      const redeem = (server: LabServer) => shop.redeem(server, member, codes[index], `gift-${index}`)
      if (!isReversed) {
        await killedBy(env, redeem)
      }
      const { redemption } = (await redeem(steady)).body as RedemptionAnswer
      expect(redemption.points).toBe(100)
      redemptions.push(redemption.id)
      if (isReversed) {
        const reverse = (server: LabServer) =>
          shop.asAdmin(server, "POST", `/redemptions/${redemption.id}/reverse`, { code: "voided" })
        await killedBy(env, reverse)
        expect((await reverse(steady)).status).toBe(200)
      }
    }
    await finishEffects()

    const gifts = await lab.sql<{ redemption_id: string; effect_id: string }>(
      `select redemption_id, effect_id, customer_id, sku, label, called_off,
         (select count(*)::int from faults_gift_call as call where call.effect_id = gift.effect_id and work = 'apply') as applied,
         (select count(*)::int from faults_gift_call as call where call.effect_id = gift.effect_id and work = 'revert') as reverted
       from faults_gift as gift`
    )
    expect(gifts).toHaveLength(kills.length)
    const effects = await lab.sql<{ id: string; redemption_id: string }>(
      "select id, redemption_id, status, external_id, error from redemption_effect where type = 'custom'"
    )
    for (const [index, { isReversed, calls }] of kills.entries()) {
      const redemption_id = redemptions[index]
      const effect = effects.find((one) => one.redemption_id === redemption_id)!
      const label = `gift-${effect.id}`
      expect(effect).toMatchObject({
        status: isReversed ? "reversed" : "applied",
        external_id: label,
        error: null,
      })
      expect(gifts.filter((gift) => gift.redemption_id === redemption_id)).toEqual([
        {
          redemption_id,
          effect_id: effect.id,
          customer_id: member.id,
          sku: "MUG",
          label: isReversed ? null : label,
          called_off: isReversed,
          applied: calls[0],
          reverted: calls[1],
        },
      ])
    }
    const { rows, codes: redeemed } = await redemptionsOf(id)
    const stands = kills.filter(({ isReversed }) => !isReversed).length
    await enter({
      fault: "process killed around a handler of the shop's own",
      injected: kills.length,
      sent: 3 * kills.length - stands,
      acknowledged: stands,
      lost: stands - redeemed,
      doubled: rows - redeemed,
    })
  })

  it("a process is killed on a coupon's way to a cart: asked again, the cart has it, once", async () => {
    const promotion_id = await shop.couponTemplate(steady, "CART-TEMPLATE")
    const { id, codes } = await shop.campaign(steady, {
      rules: [{ effects: [{ type: "issue_coupon", promotion_id }] }],
    })
    const cartOf = await shop.sell(steady)
    const member = await shop.member(steady, "cart")
    const points: FaultPoint[] = [
      "claim.before-commit",
      "claim.after-commit",
      "effect.before-apply",
      "effect.after-apply",
      "effect.after-mark",
      "cart.after-coupon",
    ]
    const carts: string[] = []
    const ask = (server: LabServer, index: number) =>
      shop.redeem(server, member, codes[index], `cart-${index}`, { cart_id: carts[index] })
    for (const [index, point] of points.entries()) {
      carts.push(await cartOf(member))
      await killedBy({ REDEMPTION_FAULT_POINT: point }, (doomed) => ask(doomed, index))
      expect((await ask(steady, index)).body.type).toBe("redemption")
    }
    await finishEffects()
    const coupons = new Set<string>()
    for (const index of points.keys()) {
      const { cart } = (await ask(steady, index)).body as RedemptionAnswer
      expect(cart).toMatchObject({ id: carts[index], discount_total: 2, total: 18 })
      expect(cart!.promotions).toHaveLength(1)
      coupons.add(cart!.promotions[0].code)
    }
    expect(coupons.size).toBe(points.length)
    const { rows, codes: redeemed } = await redemptionsOf(id)
    await enter({
      fault: "process killed on a coupon's way to a cart",
      injected: points.length,
      sent: 3 * points.length,
      acknowledged: points.length,
      lost: points.length - redeemed,
      doubled: rows - redeemed,
    })
  })

  it("a process is killed while it prints: the file is whole, with every code once", async () => {
    const { id, codes } = await shop.campaign(steady, { quantity: 1_500 })
    const [batch] = await lab.sql<{ id: string }>(
      "select id from redemption_code_batch where campaign_id = $1",
      [id]
    )
    const doomed = await lab.start({ env: { REDEMPTION_FAULT_POINT: "print.before-commit:3" } })
    const { body } = await shop.asAdmin<{ redemption_task: { id: string } }>(
      doomed,
      "POST",
      `/redemption-batches/${batch.id}/print`,
      { format: "svg" }
    )
    await doomed.ended
    const worker = await lab.start({ mode: "worker" })
    const task = async () =>
      (
        await lab.sql<{ status: string; attempts: number }>(
          "select status, attempts from redemption_task where id = $1",
          [body.redemption_task.id]
        )
      )[0]
    await until(async () => {
      // Nobody waits here for half a minute until the dead one's lease has run out.
      await lab.sql("update redemption_task set lease_until = now() - interval '1 second' where attempts < 2")
      return (await task()).status === "completed"
    })
    await worker.stop()
    const file = await shop.file(steady, `/redemption-tasks/${body.redemption_task.id}/file`)
    const labels = Object.keys(unzipSync(new Uint8Array(file))).map((name) =>
      name.replace(/^\d+-|\.svg$/g, "")
    )
    await enter({
      fault: "process killed while it prints",
      injected: 1,
      sent: 1,
      acknowledged: 1,
      lost: codes.filter((code) => !labels.includes(code)).length,
      doubled: labels.length - codes.length,
    })
    expect((await task()).attempts).toBe(2)
  })

  it("workers are killed in the middle of tasks, and one is frozen past its lease: every code is there once", async () => {
    const { id } = await shop.campaign(steady, { quantity: undefined, activate: false })
    const generated = 12_000
    const inChunks = { REDEMPTION_OPTIONS: JSON.stringify({ task_chunk_size: 1_000 }) }
    /** Nobody waits here for half a minute until a dead worker's lease has run out. */
    const endLeases = () => lab.sql("update redemption_task set lease_until = now() - interval '1 second'")

    const generator = await lab.start({
      env: { ...inChunks, REDEMPTION_FAULT_POINT: "generate.before-commit:3" },
    })
    await shop.asAdmin(generator, "POST", `/redemption-campaigns/${id}/batches`, { quantity: generated })
    await generator.ended
    await endLeases()
    const frozen = await lab.launch({
      mode: "worker",
      env: {
        ...inChunks,
        REDEMPTION_FAULT_POINT: "generate.before-commit:4",
        REDEMPTION_FAULT_SIGNAL: "SIGSTOP",
      },
    })
    await until(async () => (await stateOf(frozen.pid)) === "T")

    // Rows of 40 bytes: 9 000 new ones, 500 twice, 500 that cannot be codes.
    const rows = [
      ...Array.from({ length: 9_000 }, (_, index) => `PRINTED-${String(index).padStart(6, "0")}`),
      ...Array.from({ length: 500 }, (_, index) => `PRINTED-${String(index).padStart(6, "0")}`),
      ...Array.from({ length: 500 }, (_, index) => `not a code! ${index}`),
    ]
    const form = new FormData()
    form.set("file", new Blob([`code\r\n${rows.join("\r\n")}\r\n`], { type: "text/csv" }), "printed.csv")
    const importer = await lab.start({
      env: { ...inChunks, REDEMPTION_FAULT_POINT: "import.before-commit:5" },
    })
    const uploaded = await shop.asAdmin(importer, "POST", `/redemption-campaigns/${id}/imports`, form)
    expect(uploaded.status).toBe(202)
    // The frozen one holds its task by a lock, too, until PostgreSQL loses patience with it.
    await until(async () => {
      await endLeases()
      return importer.hasEnded()
    })
    const last = await lab.launch({ mode: "worker", env: inChunks })
    await until(async () => {
      await endLeases()
      const tasks = await lab.sql<{ status: string }>(
        "select status from redemption_task where campaign_id = $1",
        [id]
      )
      return tasks.every(({ status }) => status.startsWith("completed"))
    })
    process.kill(frozen.pid, "SIGCONT")
    await last.stop()
    await frozen.stop()

    const codes = await shop.codesOf(id)
    const tasks = await lab.sql<{ type: string; counts: object }>(
      "select type, counts from redemption_task where campaign_id = $1 order by type",
      [id]
    )
    expect(tasks).toEqual([
      {
        type: "generate",
        counts: { total: generated, done: generated, created: generated, duplicate: 0, invalid: 0 },
      },
      {
        type: "import",
        counts: { total: 10_000, done: 10_000, created: 9_000, duplicate: 500, invalid: 500 },
      },
    ])
    await enter({
      fault: "worker killed or frozen in a task",
      injected: 3,
      sent: 2,
      acknowledged: generated + 9_000,
      lost: generated + 9_000 - codes.length,
      doubled: codes.length - new Set(codes).size,
    })
  })

  it("a host's clock is two hours wrong: the database's clock decides", async () => {
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString()
    const later = await shop.campaign(steady, { starts_at: hours(1) })
    const over = await shop.campaign(steady)
    await lab.sql("update redemption_campaign set ends_at = now() - interval '1 hour' where id = $1", [
      over.id,
    ])
    const running = await shop.campaign(steady, { starts_at: hours(-1), ends_at: hours(1) })
    const member = await shop.member(steady, "skewed")
    const clock = join(__dirname, "wrong-clock.cjs")
    const outcomes: Record<string, string[]> = {}
    for (const [index, skew] of ["-2", "2"].entries()) {
      const server = await lab.start({
        mode: "server",
        env: { NODE_OPTIONS: `--require ${clock}`, CLOCK_SKEW_HOURS: skew },
      })
      outcomes[skew] = []
      for (const { codes } of [later, over, running]) {
        outcomes[skew].push(outcomeOf(await shop.redeem(server, member, codes[index])))
      }
      await server.stop()
    }
    const right = ["campaign_not_started", "campaign_ended", "redemption"]
    expect(outcomes).toEqual({ "-2": right, "2": right })
    await enter({
      fault: "host clock two hours wrong",
      injected: 2,
      sent: 6,
      acknowledged: 2,
      lost: 0,
      doubled: 0,
    })
  })
})
