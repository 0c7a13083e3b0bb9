import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import type { IEventBusModuleService, INotificationModuleService } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { toCanonical } from "../../src/domain/canonical"
import type { RedemptionAnswer } from "../../src/contracts/answers"
import { REDEMPTION_MODULE } from "../../src/modules/redemption"
import type RedemptionModuleService from "../../src/modules/redemption/service"
import { outcomeOf, Shop, type Member } from "../http/shop"
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

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const shop = new Shop(() => api, getContainer)
    const service = () => getContainer().resolve<RedemptionModuleService>(REDEMPTION_MODULE)
    let ada: Member
    let grace: Member

    beforeEach(async () => {
      await shop.open()
      ada = await shop.member("ada")
      grace = await shop.member("grace")
    })

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
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const kept = async (table: string) => (await knex.raw(`select * from ${table}`)).rows as unknown[]
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
      const {
        body: { redemption_event_schema },
      } = await shop.asAdmin<{ redemption_event_schema: { id: string } }>(
        "POST",
        "/redemption-event-schemas",
        schema
      )
      const receipts = await shop.campaign({
        event_schema_id: redemption_event_schema.id,
        code_format: { ...format, prefix: "RECEIPT" },
      })
      const printed = ["PRINTED-AAAA-0001", "PRINTED-AAAA-0002"]
      const bad = ["PRINTED-BAD-§-0003", "PRINTED-DATE-0004"]
      const file = ["code,expires_at", ...printed, printed[0], bad[0], `${bad[1]},soon`].join("\n")
      const task = await imported(campaign.id, file)
      expect(task.counts).toMatchObject({ created: 2, duplicate: 1, invalid: 2 })

      const { redemption } = keep(await shop.redeem(ada, codes[0], {}, { "Idempotency-Key": "k1" }))
        .body as RedemptionAnswer
      keep(await shop.redeem(ada, codes[0], {}, { "Idempotency-Key": "k1" }))
      keep(await shop.redeem(ada, codes[1], {}, { "Idempotency-Key": "k1" }))
      keep(await shop.redeem(grace, codes[0]))
      keep(await shop.redeem(grace, "SECRET-UNKNO-WN777"))
      keep(await shop.redeem(grace, `${codes[2]}!`))
      keep(await shop.redeem(ada, ` ${printed[0].toLowerCase()} `))
      const { headers } = ada
      keep(await shop.call("POST", "/store/redemptions/validate", { code: codes[3] }, headers))
      keep(await shop.call("POST", "/store/redemptions", { code: codes[3], coupon: codes[4] }, headers))
      keep(await shop.call("POST", "/store/redemptions", { code: { nested: codes[5] } }, headers))
      keep(
        await shop.call(
          "POST",
          "/store/redemptions",
          { code: codes[5], event_attributes: { a: [codes[5]] } },
          headers
        )
      )
      const event = (code: string) => ({ event_type: "receipt", attributes: { promo_code: code } })
      keep(await shop.call("POST", "/store/redemption-events", event(receipts.codes[0]), headers))
      keep(await shop.call("POST", "/store/redemption-events", event(receipts.codes[0]), grace.headers))
      keep(await shop.call("GET", "/store/redemptions", undefined, headers))
      keep(await shop.call("GET", `/store/redemptions/${redemption.id}`, undefined, headers))
      keep(await shop.call("GET", "/store/redemption-campaigns", undefined, shop.publishable))

      await bus().emit({
        name: "redemption_event.received",
        data: { ...event(receipts.codes[1]), customer_id: ada.id, nonsense: receipts.codes[2] },
      })
      await shop.asAdmin("POST", "/redemption-events", { ...event(receipts.codes[1]), customer_id: ada.id })
      await shop.asAdmin("POST", "/redemption-codes/search", { code: codes[6] })
      await shop.asAdmin("POST", "/redemption-simulations", { code: codes[6], customer_id: ada.id })
      await shop.asAdmin("POST", "/redemptions", { code: codes[7], customer_id: ada.id, note: "At the till" })
      await shop.asAdmin("POST", "/redemptions", { code: codes[7], customer_id: grace.id })
      await shop.asAdmin("POST", `/redemptions/${redemption.id}/reverse`, { reason: "Returned" })
      await shop.asAdmin("GET", `/redemption-campaigns/${campaign.id}/codes/export`)
      expect(outcomeOf(await shop.redeem(ada, receipts.codes[3]))).toBe("redemption")
      // What is told after the commit is told by now, or never.
      await until(async () => (await service().listRedemptions({ announced_at: null })).length === 0)
      return [...codes, ...receipts.codes, ...printed, bad[1], "SECRET-UNKNO-WN777"]
    }

    const bus = () => getContainer().resolve<IEventBusModuleService>(Modules.EVENT_BUS)

    async function imported(campaign_id: string, file: string) {
      const form = new FormData()
      form.append("file", new Blob([file], { type: "text/csv" }), "codes.csv")
      type Task = { redemption_task: { id: string; status: string; counts: object } }
      const started = await shop.asAdmin<Task>("POST", `/redemption-campaigns/${campaign_id}/imports`, form)
      let task = started.body.redemption_task
      await until(async () => {
        task = (await shop.asAdmin<Task>("GET", `/redemption-tasks/${task.id}`)).body.redemption_task
        return !["uploading", "queued", "running"].includes(task.status)
      })
      return task
    }
  },
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
