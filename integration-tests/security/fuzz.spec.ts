import fc from "fast-check"
import { toCanonical } from "../../src/domain/canonical"
import { registeredRoutes } from "../http/routes"
import { inShop } from "../http/in-shop"

/** Every failed run prints its seed; `FUZZ_SEED` runs it again, `FUZZ_RUNS` runs for longer. */
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)
const numRuns = Number(process.env.FUZZ_RUNS ?? 60)

/** These go into every place; of the others each place gets a few. */
const always: unknown[] = ["'; drop table redemption; --", "\u0000", -1, 2 ** 53 + 1]
const hostile: unknown[] = [
  "",
  " ",
  '" or 1=1 --',
  "%_\\$$",
  "\ud800",
  "../../etc/passwd",
  "=1+1",
  "𝔘𝔫𝔦\u202ecode",
  "x".repeat(10_000),
  0,
  -0.5,
  1e308,
  2 ** 31,
  null,
  true,
  [],
  {},
  [[[[]]]],
  { "": "" },
  { toString: 1 },
]

type Json = unknown
type Path = (string | number)[]

/** Where a value can be put instead of another: every leaf and every branch of a body. */
function places(value: Json, path: Path = []): Path[] {
  const inner =
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, part]) => places(part as Json, [...path, key]))
      : []
  return path.length > 0 ? [path, ...inner] : inner
}

function withValue(body: Json, [key, ...rest]: Path, value: unknown): Json {
  const copy = Array.isArray(body) ? [...(body as unknown[])] : { ...(body as object) }
  const owner = copy as Record<string | number, unknown>
  owner[key] = rest.length === 0 ? value : withValue(owner[key] as Json, rest, value)
  return copy
}

inShop(({ shop, aMember, sql }) => {
  const ada = aMember("ada")
  let campaign_id: string
  let codes: string[]

  beforeAll(() => {
    process.stderr.write(`fuzz: FUZZ_SEED=${seed} FUZZ_RUNS=${numRuns}\n`)
  })
  beforeEach(async () => {
    const made = await shop.campaign({ quantity: 50 })
    campaign_id = made.campaign.id
    codes = made.codes
  })

  it("whatever is typed has one canonical form or none", () => {
    const typed = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.string({ unit: "grapheme", maxLength: 80 }),
      fc
        .array(
          fc.constantFrom(
            "A",
            "o",
            "０",
            "-",
            "–",
            " ",
            "\u200b",
            "]C1",
            "https://x.example/?code=",
            "ß",
            "ı",
            "ſ"
          ),
          { maxLength: 30 }
        )
        .map((parts) => parts.join(""))
    )
    fc.assert(
      fc.property(typed, (input) => {
        const outcome = toCanonical(input)
        if ("canonical" in outcome) {
          expect(outcome.canonical).toMatch(/^[0-9A-Z]{1,64}$/)
          expect(toCanonical(outcome.canonical)).toEqual(outcome)
          expect(toCanonical(` ${input}\n`)).toEqual(outcome)
        }
      }),
      { seed, numRuns: numRuns * 100 }
    )
  })

  /** Bodies that are right, so that what is put into them gets as far as it can. */
  const bodies = (): Record<string, object> => {
    const rules = [
      {
        name: "R",
        conditions: [{ attribute: "code", operator: "starts_with", value: "CAP" }],
        effects: [
          { type: "add_points", points: 1, expires_after_days: 3, pending_days: 1 },
          { type: "emit_event", name: "shop.fuzzed", data: { a: "b" } },
          { type: "add_to_customer_group", customer_group_id: "cusgroup_1" },
        ],
      },
    ]
    const campaign = {
      name: "F",
      description: "d",
      translations: { "de-DE": { name: "F" } },
      starts_at: "2026-01-01T00:00:00Z",
      ends_at: null,
      display_order: 1,
      visibility: { target: "everyone", ids: [] },
      rules,
      limits: { member: { executions: { value: 1, window: { unit: "day", count: 1 } }, units: null } },
      metadata: { a: 1 },
    }
    const event = {
      event_type: "code_redeemed",
      event_key: "k",
      attributes: { promo_code: "CAP1", note: "n" },
    }
    return {
      "/store/redemptions": { code: codes[0], event_attributes: {} },
      "/store/redemptions/validate": { code: codes[0], event_attributes: { a: 1 } },
      "/store/redemption-events": event,
      "/store/referral": { referral_code: "ABC" },
      "/admin/customers/:id/points": { amount: 1, note: "n" },
      "/admin/redemption-attempts/search": { code: "CAP1" },
      "/admin/redemption-batches/:id": { label: "l", tag: "t", expires_at: "2030-01-01T00:00:00Z" },
      "/admin/redemption-campaigns": {
        ...campaign,
        code_format: { prefix: "X", length: 12, alphabet: "safe" },
      },
      "/admin/redemption-campaigns/:id": campaign,
      "/admin/redemption-campaigns/:id/batches": {
        quantity: 1,
        label: "l",
        max_uses: 1,
        is_test: true,
        tag: "t",
      },
      "/admin/redemption-codes/:id/bind": { customer_id: ada.id },
      "/admin/redemption-codes/search": { code: "CAP", campaign_id, limit: 5 },
      "/admin/redemption-event-schemas": {
        event_type: "f",
        name: "F",
        attributes: [{ name: "n", type: "number", required: true, description: "d" }],
        is_active: true,
      },
      "/admin/redemption-event-schemas/:id": { name: "F" },
      "/admin/redemption-events": { ...event, customer_id: ada.id, occurred_at: "2026-01-01T00:00:00Z" },
      "/admin/redemption-events/batch": { events: [{ ...event, email: "ada@test.shop" }] },
      "/admin/redemption-simulations": {
        code: "CAP1",
        customer: { email: "a@b.example", groups: ["g"], metadata: { a: 1 }, points: 1, tier: "t" },
        event_attributes: { a: 1 },
        at: "2026-01-01T00:00:00Z",
      },
      "/admin/redemption-tiers": { name: "T", threshold: 1, display_order: 1, customer_group_id: null },
      "/admin/redemption-tiers/:id": { name: "T", threshold: 2 },
      "/admin/redemptions": { customer_id: ada.id, code: codes[1], note: "n", ignore_member_limit: true },
      "/admin/redemptions/:id/reverse": { reason: "r", code: "unused" },
    }
  }
  const posts = registeredRoutes()
    .filter((route) => route.startsWith("POST ") && !route.endsWith("/imports"))
    .map((route) => route.slice(5))

  const send = async (route: string, body: unknown) =>
    await shop.call<{ message?: string }>(
      "POST",
      route
        .replace("campaigns/:id", `campaigns/${campaign_id}`)
        .replace("customers/:id", `customers/${ada.id}`)
        .replace(/:[a-z_]+/g, "missing_1"),
      body,
      { ...(route.startsWith("/store/") ? ada.headers : shop.admin), "content-type": "application/json" }
    )
  /** A fault of ours, or words of the database's. */
  const isBad = ({ status, body }: { status: number; body: { message?: string } }) =>
    status >= 500 ||
    /syntax error|relation "|violates|duplicate key|at character|PostgreSQL/i.test(JSON.stringify(body))

  it("a hostile value in any place of any body is an answer, never a fault", async () => {
    const faults: string[] = []
    const some = fc.sample(fc.tuple(fc.constantFrom(...hostile), fc.constantFrom(...hostile)), {
      seed,
      numRuns: 1_000,
    })
    let turn = 0
    for (const [route, body] of Object.entries(bodies())) {
      for (const path of places(body)) {
        for (const value of [...always, ...some[turn++ % some.length]]) {
          const answer = await send(route, withValue(body, path, value))
          if (isBad(answer)) {
            faults.push(
              `${route} ${path.join(".")} = ${JSON.stringify(value)?.slice(0, 60)}: ${answer.status} ${JSON.stringify(answer.body)}`
            )
          }
        }
      }
    }
    expect(faults).toEqual([])
  }, 1_800_000)

  it("any JSON at all at any door is an answer, never a fault", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...posts), fc.jsonValue({ maxDepth: 4 }), async (route, body) => {
        const answer = await send(route, JSON.stringify(body))
        expect([route, isBad(answer) ? answer : "an answer"]).toEqual([route, "an answer"])
      }),
      { seed, numRuns: numRuns * 10 }
    )
  }, 900_000)

  it.each([
    ["not JSON", "{"],
    ["nested ten thousand deep", `{"metadata":${"[".repeat(10_000)}${"]".repeat(10_000)}}`],
    ["a number that is none", '{"code": 1e999}'],
    ["a prototype", '{"code":"A","__proto__":{"customer_id":"x"},"constructor":{"prototype":{}}}'],
  ])("%s is a 400 at every door", async (_name, text) => {
    const statuses = new Map<string, number>()
    for (const route of posts.filter((path) => bodies()[path])) {
      const headers = {
        ...(route.startsWith("/store/") ? ada.headers : shop.admin),
        "content-type": "application/json",
      }
      const url = route.replace(/:[a-z_]+/g, "missing_1")
      const { status } = await shop.send({
        method: "POST",
        url,
        data: text,
        headers,
        transformRequest: [(data) => data],
      })
      statuses.set(route, status)
    }
    expect([...statuses].filter(([, status]) => status !== 400 && status !== 404)).toEqual([])
  })

  it("a body that is too large is a 413", async () => {
    const { status } = await shop.redeem(ada, "x".repeat(2_000_000))
    expect(status).toBe(413)
  })

  it("any file is taken in with every row accounted for, or refused", async () => {
    const corpus: Buffer[] = [
      "code\nAAA-0001\nAAA-0002\n",
      "\ufeffCode;Expires_At;Tag\r\nBBB1;2030-01-01;x\r\nBBB2;soon;y\r\n",
      'code,tag\n"CCC1","a ""quoted"" tag"\nCCC2,"open\nDDD',
      "code\tmax_uses\nEEE1\t2\nEEE2\t-1\nEEE3\t99999999999999999999\n",
      "A1\n\n\nA1\r\nA2\rA3\n",
      "code,code\nFFF1,FFF2\n",
      "__proto__,constructor\nx,y\n",
      `code\n${"G".repeat(100_000)}\nGGG2\n`,
      "code,customer_email\nHHH1,ada@test.shop\nHHH2,nobody@test.shop\n",
      "code\n\u0000\n\u001a\n'=1+1\n=HYPERLINK(1)\n",
    ].map((text) => Buffer.from(text))
    corpus.push(Buffer.from("\ufeffcode\nIII1\n", "utf16le"), Buffer.from([0xfe, 0xff, 0, 0x41, 0, 0x31]))
    const mutation = fc.record({
      base: fc.constantFrom(...corpus),
      edits: fc.array(
        fc.record({
          at: fc.nat(200),
          remove: fc.nat(4),
          insert: fc.oneof(
            fc.uint8Array({ maxLength: 4 }),
            fc
              .constantFrom(",", ";", "\t", '"', "\n", "\r\n", "\r", "\u0000", "code", "\ufeff", "é")
              .map((text) => Buffer.from(text))
          ),
        }),
        { maxLength: 6 }
      ),
      mode: fc.constantFrom("skip", "all_or_nothing"),
    })
    await fc.assert(
      fc.asyncProperty(mutation, async ({ base, edits, mode }) => {
        const file = edits.reduce(
          (bytes, { at, remove, insert }) =>
            Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]),
          base
        )
        const started = await shop.upload(campaign_id, file, { mode })
        expect([202, 400]).toContain(started.status)
        if (started.status === 400) {
          return
        }
        const { id } = started.body.redemption_task
        const task = await shop.settled(id)
        expect(["completed", "completed_with_errors", "failed"]).toContain(task.status)
        const { done, created, duplicate, invalid } = task.counts
        expect(done).toBe(created + duplicate + invalid)
        const [{ kept }] = await sql(
          "select count(*)::int as kept from redemption_code join redemption_task as task using (batch_id) where task.id = ?",
          [id]
        )
        expect(kept).toBe(task.status === "failed" ? 0 : created)
        expect((await shop.asAdmin("GET", `/redemption-tasks/${id}/errors`)).status).toBe(200)
      }),
      { seed, numRuns }
    )
  }, 900_000)
})
