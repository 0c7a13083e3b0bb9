import { Client } from "@medusajs/framework/pg"
import { inShop } from "../http/in-shop"

const samples = Number(process.env.TIMING_SAMPLES ?? 400)

inShop(({ shop, aMember }) => {
  const ada = aMember("ada")
  const grace = aMember("grace")
  let hidden: Record<string, string>

  /** A code that does not exist, and codes that exist and that Ada should not know of. */
  beforeEach(async () => {
    const rules = [
      {
        name: "Members with an address of ours",
        conditions: [
          { attribute: "customer.email", operator: "ends_with", value: "@test.shop" },
          { attribute: "member.redemption_count", operator: "lt", value: 100 },
        ],
        effects: [{ type: "add_points", points: 100 }],
      },
    ]
    const limits = { member: { executions: { value: 9, window: "total" } } }
    const { campaign, codes } = await shop.campaign({ rules, limits })
    await shop.withCode(campaign.id, codes[0], "void")
    await shop.withCode(campaign.id, codes[1], "bind", { customer_id: grace.id })
    const draft = await shop.campaign({ rules, limits, activate: false })
    hidden = {
      unknown: "CAP2222222222",
      voided: codes[0],
      "bound to somebody else": codes[1],
      "of a campaign that is no campaign yet": draft.codes[0],
      "of an import that is not confirmed": await unconfirmed(campaign.id),
    }
  })

  const doors = ["/store/redemptions", "/store/redemptions/validate"]
  const raw = async (code: string, url = doors[0]) =>
    await shop.send({
      method: "POST",
      url,
      data: { code },
      headers: ada.headers,
      responseType: "arraybuffer",
    })

  it.each(doors)("%s answers alike, to the byte, whatever is the matter with a hidden code", async (url) => {
    const seen = new Map<string, string>()
    for (const [name, code] of Object.entries(hidden)) {
      const { status, headers, data } = await raw(code, url)
      const told = Object.entries(headers as Record<string, string>).filter(([header]) => header !== "date")
      seen.set(name, JSON.stringify([status, told, Buffer.from(data as ArrayBuffer).toString("base64")]))
    }
    expect([...seen].filter(([, answer]) => answer !== seen.get("unknown"))).toEqual([])
    expect(Buffer.from((await raw(hidden.unknown, url)).data as ArrayBuffer).toString()).toContain(
      "code_not_found"
    )
  })

  it("asks the database the same questions for each", async () => {
    const asked = new Map<string, string[]>()
    for (const [name, code] of Object.entries(hidden)) {
      // Jobs ask in between; what a try asks, it asks every time.
      const tries = [1, 2, 3, 4].map(() => () => statementsOf(() => raw(code)))
      const [first, ...others] = await inSequence(tries)
      asked.set(
        name,
        first.filter((statement) => others.every((other) => other.includes(statement)))
      )
    }
    const ours = asked.get("unknown")!
    expect(ours.some((statement) => statement.includes("redemption_situation("))).toBe(true)
    for (const [name, statements] of asked) {
      expect([name, statements]).toEqual([name, ours])
    }
  })

  it(`takes the same time for each, as far as ${samples} interleaved tries can tell`, async () => {
    const names = Object.keys(hidden)
    const times = new Map<string, number[]>(names.map((name) => [name, []]))
    for (let round = -20; round < samples; round++) {
      // Another order each time, so that nobody always comes after the same one.
      for (let place = 0; place < names.length; place++) {
        const name = names[(place + Math.abs(round)) % names.length]
        const begun = performance.now()
        await raw(hidden[name])
        if (round >= 0) {
          times.get(name)!.push(performance.now() - begun)
        }
      }
    }
    const unknown = withoutOutliers(times.get("unknown")!)
    const found = names
      .slice(1)
      .map((name) => ({ name, ...welch(unknown, withoutOutliers(times.get(name)!)) }))
    for (const { name, t, difference } of found) {
      process.stderr.write(
        `timing, unknown against ${name}: t = ${t.toFixed(2)}, ${difference.toFixed(3)} ms\n`
      )
    }
    expect(found.filter(({ t }) => Math.abs(t) >= 4.5)).toEqual([])
    // The scale works: a code that is carried out further is told apart.
    const control = times.get("unknown")!.map((time) => time * 1.5)
    expect(Math.abs(welch(unknown, withoutOutliers(control)).t)).toBeGreaterThan(4.5)
  }, 900_000)

  async function unconfirmed(campaign_id: string): Promise<string> {
    const { body } = await shop.upload(campaign_id, "PRINTED-0001\n", { review: "true" })
    expect((await shop.settled(body.redemption_task.id)).status).toBe("needs_review")
    return "PRINTED-0001"
  }
})

async function inSequence<Result>(tasks: (() => Promise<Result>)[]): Promise<Result[]> {
  const results: Result[] = []
  for (const task of tasks) {
    results.push(await task())
  }
  return results
}

/** The statements on our tables that a task causes, one after the other. */
async function statementsOf(task: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = []
  const { query } = Client.prototype
  Client.prototype.query = function (this: Client, ...args: unknown[]) {
    const [first] = args
    const text = typeof first === "string" ? first : (first as { text?: string })?.text
    if (text?.includes("redemption")) {
      seen.push(text.replace(/\s+/g, " "))
    }
    return (query as (...all: unknown[]) => unknown).apply(this, args)
  } as typeof query
  try {
    await task()
  } finally {
    Client.prototype.query = query
  }
  return seen
}

/** Pauses of the machine say nothing about the code: the slowest tenth is left out, for everybody alike. */
const withoutOutliers = (times: number[]) =>
  [...times].sort((a, b) => a - b).slice(0, Math.floor(times.length * 0.9))

function welch(a: number[], b: number[]): { t: number; difference: number } {
  const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
  const variance = (list: number[]) =>
    list.reduce((sum, value) => sum + (value - mean(list)) ** 2, 0) / (list.length - 1)
  const difference = mean(a) - mean(b)
  return { difference, t: difference / Math.sqrt(variance(a) / a.length + variance(b) / b.length) }
}
