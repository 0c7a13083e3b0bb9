import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import type { IEventBusModuleService, INotificationModuleService } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { toCanonical } from "../../src/domain/canonical"
import { inShop } from "../http/in-shop"
import { outcomeOf, redeemed } from "../http/shop"
import { until } from "../http/until"

// As a shop has it: with the throttle.
process.env.REDEMPTION_OPTIONS = "{}"

/** Where Medusa's own file module puts what anybody may fetch. */
const publicFiles = join(__dirname, "../../static")

/** Everything that is written to the screen from now on, also what Jest would keep to itself. It is kept from the screen. */
function captureOutput(): { text: () => string; stop: () => void } {
  let seen = ""
  const restores: (() => void)[] = []
  const listen = (target: object, method: string) => {
    const owner = target as Record<string, (...args: unknown[]) => unknown>
    const original = owner[method]
    owner[method] = function (this: unknown, ...args: unknown[]) {
      seen += `${args.map((arg) => (typeof arg === "string" ? arg : inspected(arg))).join(" ")}\n`
      return true
    }
    restores.push(() => {
      owner[method] = original
    })
  }
  listen(process.stdout, "write")
  listen(process.stderr, "write")
  for (const method of ["debug", "error", "info", "log", "trace", "warn"]) {
    listen(console, method)
  }
  return { text: () => seen, stop: () => restores.forEach((restore) => restore()) }
}

function inspected(value: unknown): string {
  if (value instanceof Uint8Array) {
    return Buffer.from(value).toString()
  }
  return value instanceof Error ? `${value.stack} ${JSON.stringify(value)}` : String(JSON.stringify(value))
}

inShop(({ shop, aMember, sql, service, getContainer }) => {
  const ada = aMember("ada")
  const grace = aMember("grace")

  it("no code leaves but to whom it is meant for", async () => {
    const output = captureOutput()
    const logger = getContainer().resolve(ContainerRegistrationKeys.LOGGER)
    logger.setLogLevel?.("silly")
    const events: unknown[] = []
    const bus = getContainer().resolve<IEventBusModuleService>(Modules.EVENT_BUS)
    const emit = bus.emit.bind(bus)
    bus.emit = async (data, ...rest) => {
      // What a shop's own code sends in is the shop's; ours are all the others.
      events.push([data].flat().filter((event) => event.name !== "redemption_event.received"))
      await emit(data, ...rest)
    }
    const said: string[] = []
    const keep = <Answer extends { body: unknown }>(answer: Answer): Answer => {
      said.push(JSON.stringify(answer.body))
      return answer
    }

    const codes = await everythingThatCanHappen(keep)
    logger.error(new Error("the capture works"))
    bus.emit = emit
    output.stop()

    const [tasks, attempts, received, redemptions, effects, notifications] = await Promise.all([
      service().listRedemptionTasks({}),
      service().listRedemptionAttempts({}, { take: 10_000 }),
      service().listRedemptionEvents({}, { take: 10_000 }),
      service().listRedemptions({}, { take: 10_000 }),
      service().listRedemptionEffects({}, { take: 10_000 }),
      getContainer().resolve<INotificationModuleService>(Modules.NOTIFICATION).listNotifications({}),
    ])
    const kept = (table: string) => sql(`select * from ${table}`)
    const places: Record<string, string> = {
      "the screen and the log": output.text(),
      events: JSON.stringify(events),
      "answers that are not for staff": said.join("\n"),
      tasks: JSON.stringify(tasks),
      "the refusal log": JSON.stringify(attempts),
      "events that came in": JSON.stringify(received),
      redemptions: JSON.stringify(redemptions),
      effects: JSON.stringify(effects),
      notifications: JSON.stringify(notifications),
      "workflow states": JSON.stringify(await kept("workflow_execution")),
      "the throttle": JSON.stringify(await kept("redemption_throttle")),
      "public files": publicContents(),
    }
    expect(places["the screen and the log"]).toContain("the capture works")
    expect(places["the screen and the log"]).toContain('"level":"debug"')
    expect(events.length).toBeGreaterThan(5)
    expect(attempts.length).toBeGreaterThan(4)
    expect(codes.length).toBeGreaterThan(20)
    const leaks = Object.entries(places).flatMap(([place, text]) =>
      formsOf(codes).flatMap((form) => (text.toUpperCase().includes(form) ? [`${place}: ${form}`] : []))
    )
    expect(leaks).toEqual([])
  }, 300_000)

  /** Generates, imports, redeems and fails in every way there is. @returns every code that was made or typed */
  async function everythingThatCanHappen(
    keep: <Answer extends { body: unknown }>(answer: Answer) => Answer
  ): Promise<string[]> {
    const format = { prefix: "SECRET", length: 10, separator: "-", group_size: 5 }
    const { campaign, codes } = await shop.campaign({ code_format: format, quantity: 20 })
    const schema = { event_type: "receipt", name: "R", attributes: [{ name: "promo_code", type: "text" }] }
    const receipts = await shop.campaign({
      event_schema_id: await shop.eventSchema(schema),
      code_format: { ...format, prefix: "RECEIPT" },
    })
    const printed = ["PRINTED-AAAA-0001", "PRINTED-AAAA-0002"]
    const bad = ["PRINTED-BAD-§-0003", "PRINTED-DATE-0004"]
    const file = ["code,expires_at", ...printed, printed[0], bad[0], `${bad[1]},soon`].join("\n")
    const { body: begun } = await shop.upload(campaign.id, file)
    const task = await shop.settled(begun.redemption_task.id)
    expect(task.counts).toMatchObject({ created: 2, duplicate: 1, invalid: 2 })

    const { redemption } = redeemed(keep(await shop.redeem(ada, codes[0], {}, { "Idempotency-Key": "k1" })))
    keep(await shop.redeem(ada, codes[0], {}, { "Idempotency-Key": "k1" }))
    keep(await shop.redeem(ada, codes[1], {}, { "Idempotency-Key": "k1" }))
    keep(await shop.redeem(grace, codes[0]))
    keep(await shop.redeem(grace, "SECRET-UNKNO-WN777"))
    keep(await shop.redeem(grace, `${codes[2]}!`))
    keep(await shop.redeem(ada, ` ${printed[0].toLowerCase()} `))
    keep(await shop.validate(ada, codes[3]))
    keep(await shop.redeem(ada, codes[3], { coupon: codes[4] }))
    keep(await shop.asMember(ada, "POST", "/redemptions", { code: { nested: codes[5] } }))
    keep(await shop.redeem(ada, codes[5], { event_attributes: { a: [codes[5]] } }))
    const event = (code: string) => ({ event_type: "receipt", attributes: { promo_code: code } })
    keep(await shop.asMember(ada, "POST", "/redemption-events", event(receipts.codes[0])))
    keep(await shop.asMember(grace, "POST", "/redemption-events", event(receipts.codes[0])))
    keep(await shop.asMember(ada, "GET", "/redemptions"))
    keep(await shop.asMember(ada, "GET", `/redemptions/${redemption.id}`))
    keep(await shop.call("GET", "/store/redemption-campaigns", undefined, shop.publishable))

    await bus().emit({
      name: "redemption_event.received",
      data: { ...event(receipts.codes[1]), customer_id: ada.id, nonsense: receipts.codes[2] },
    })
    await shop.asAdmin("POST", "/redemption-events", { ...event(receipts.codes[1]), customer_id: ada.id })
    await shop.asAdmin("POST", "/redemption-codes/search", { code: codes[6] })
    await shop.asAdmin("POST", "/redemption-simulations", { code: codes[6], customer_id: ada.id })
    await shop.redeemFor(ada.id, codes[7], { note: "At the till" })
    await shop.redeemFor(grace.id, codes[7])
    await shop.reverse(redemption.id, { reason: "Returned" })
    await shop.asAdmin("GET", `/redemption-campaigns/${campaign.id}/codes/export`)
    expect(outcomeOf(await shop.redeem(ada, receipts.codes[3]))).toBe("redemption")
    // What is told after the commit is told by now, or never.
    await until(async () => (await service().listRedemptions({ announced_at: null })).length === 0)
    return [...codes, ...receipts.codes, ...printed, bad[1], "SECRET-UNKNO-WN777"]
  }

  const bus = () => getContainer().resolve<IEventBusModuleService>(Modules.EVENT_BUS)
})

/** A code as it is printed, and as it is stored; both as they look in upper case. */
function formsOf(codes: string[]): string[] {
  return codes.flatMap((code) => {
    const outcome = toCanonical(code)
    return "canonical" in outcome ? [code.toUpperCase(), outcome.canonical] : [code.toUpperCase()]
  })
}

function publicContents(): string {
  if (!existsSync(publicFiles)) {
    return ""
  }
  const files = (readdirSync(publicFiles, { recursive: true }) as string[]).map((file) =>
    join(publicFiles, file)
  )
  return files
    .filter((file) => statSync(file).isFile())
    .map((file) => `${file}\n${readFileSync(file, "utf8")}`)
    .join("\n")
}
