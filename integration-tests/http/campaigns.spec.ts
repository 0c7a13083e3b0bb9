import { Modules } from "@medusajs/framework/utils"
import type { CampaignAnswer } from "../../src/contracts/campaign-answer"
import redemptionAnnounce from "../../src/jobs/redemption-announce"
import { whenAnnounced } from "../../src/workflows/announce"
import { hear } from "./hear"
import { inShop } from "./in-shop"
import { registeredRoutes } from "./routes"
import { aCampaign, outcomeOf, type CodeRow, type OneTask } from "./shop"
import { until } from "./until"

type One = { redemption_campaign: CampaignAnswer; message: string }
type Generated = OneTask & {
  redemption_code_batch: { id: string; code_count: number; available_at: string | null }
}
type CodePage = {
  redemption_codes: CodeRow[]
  next_cursor: string | null
  count: number
  count_is_estimate: boolean
}

inShop(({ shop, aMember, sql, getContainer }) => {
  const create = (body: object) => shop.asAdmin<One>("POST", "/redemption-campaigns", body)
  const generate = (id: string, body: object) =>
    shop.asAdmin<Generated>("POST", `/redemption-campaigns/${id}/batches`, body)

  describe("campaigns", () => {
    it("are drafts with defaults until they are activated", async () => {
      const { status, body } = await create({ name: "Plain" })
      expect(status).toBe(200)
      expect(body.redemption_campaign).toMatchObject({
        id: expect.stringMatching(/^redcamp_/),
        name: "Plain",
        type: "direct",
        status: "draft",
        phase: "draft",
        code_attribute: "promo_code",
        code_source: "generate",
        version: 1,
        visibility: { target: "everyone", ids: [] },
        rules: [],
        codes: { total: 0, unused: 0, used: 0, voided: 0, available: 0 },
      })
      const { checklist, id } = body.redemption_campaign
      expect(checklist.filter((item) => !item.done).map((item) => item.id)).toEqual(["rules", "codes"])
      const activated = await shop.asAdmin<One>("POST", `/redemption-campaigns/${id}/activate`)
      expect(activated.status).toBe(400)
      expect(activated.body.message).toContain("rules:")
      expect(activated.body.message).toContain("codes:")
    })

    it("go live with their first batch when asked to", async () => {
      const { campaign } = await shop.campaign({ quantity: 3 })
      expect(campaign).toMatchObject({
        status: "active",
        phase: "running",
        codes: { total: 3, available: 3 },
      })
      expect(campaign.summary).toBe("A redeemed code gives the member 100 points.")
    })

    it("asked to go live do so as soon as nothing stands in the way, whatever was the last to", async () => {
      const imported = await create({ ...aCampaign(), code_source: "import", activate: true })
      expect(imported.body.redemption_campaign).toMatchObject({
        status: "active",
        activate_when_ready: false,
      })
      const waiting = await create({ ...aCampaign(), rules: [], quantity: 1, activate: true })
      const { id } = waiting.body.redemption_campaign
      expect(waiting.body.redemption_campaign).toMatchObject({ status: "draft", activate_when_ready: true })
      const edit = (body: object) => shop.asAdmin<One>("POST", `/redemption-campaigns/${id}`, body)
      expect((await edit({ name: "Caps" })).body.redemption_campaign.status).toBe("draft")
      expect((await edit({ rules: aCampaign().rules })).body.redemption_campaign.status).toBe("active")
    })

    it("may have many words in many languages", async () => {
      const locales = Array.from({ length: 26 }, (_, index) => `q${String.fromCharCode(97 + index)}`)
      const words = { name: "Caps", description: "x".repeat(5_000) }
      const translations = Object.fromEntries(locales.map((locale) => [locale, words]))
      const { status, body } = await create({ ...aCampaign(), translations })
      expect(status).toBe(200)
      const edited = await shop.asAdmin("POST", `/redemption-campaigns/${body.redemption_campaign.id}`, {
        translations,
      })
      expect(edited.status).toBe(200)
    })

    it("are edited, and an edit of rules or limits raises the version", async () => {
      const { campaign } = await shop.campaign()
      const edit = (body: object) => shop.asAdmin<One>("POST", `/redemption-campaigns/${campaign.id}`, body)
      expect((await edit({ name: "Renamed" })).body.redemption_campaign).toMatchObject({
        name: "Renamed",
        version: 1,
      })
      const limits = { member: { executions: { value: 1, window: { unit: "day", count: 1 } } } }
      expect((await edit({ limits })).body.redemption_campaign).toMatchObject({ version: 2 })
      const fixed = await edit({ code_attribute: "other" })
      expect(fixed.status).toBe(400)
      expect(fixed.body.message).toContain("code_attribute")
    })

    it("pause, go on, are archived for good, and are duplicated as drafts", async () => {
      const { campaign } = await shop.campaign()
      const move = (verb: string) => shop.asAdmin<One>("POST", `/redemption-campaigns/${campaign.id}/${verb}`)
      expect((await move("pause")).body.redemption_campaign.phase).toBe("paused")
      expect((await move("pause")).status).toBe(200)
      expect((await move("activate")).body.redemption_campaign.phase).toBe("running")
      expect((await move("archive")).body.redemption_campaign.phase).toBe("archived")
      expect((await move("activate")).status).toBe(400)
      const copy = (await move("duplicate")).body.redemption_campaign
      expect(copy).toMatchObject({ name: "Bottle caps (copy)", status: "draft", codes: { total: 0 } })
      expect(copy.id).not.toBe(campaign.id)
    })

    it("are deleted as drafts without codes only", async () => {
      const draft = (await create({ name: "Gone soon" })).body.redemption_campaign
      expect(await shop.asAdmin("DELETE", `/redemption-campaigns/${draft.id}`)).toEqual({
        status: 200,
        body: { id: draft.id, object: "redemption_campaign", deleted: true },
      })
      expect((await shop.asAdmin("GET", `/redemption-campaigns/${draft.id}`)).status).toBe(404)
      const { campaign } = await shop.campaign()
      expect((await shop.asAdmin("DELETE", `/redemption-campaigns/${campaign.id}`)).status).toBe(400)
    })

    it("are listed with search, filter, order, paging and chosen fields", async () => {
      for (const name of ["Alpha caps", "Beta caps", "Gamma"]) {
        await create({ name })
      }
      const list = (query: string) =>
        shop.asAdmin<{ redemption_campaigns: CampaignAnswer[]; count: number }>(
          "GET",
          `/redemption-campaigns?${query}`
        )
      const found = await list("q=caps&order=name&limit=1&offset=1&fields=name,phase")
      expect(found.body).toEqual({
        redemption_campaigns: [{ id: expect.any(String), name: "Beta caps", phase: "draft" }],
        count: 2,
        offset: 1,
        limit: 1,
      })
      expect((await list("status[]=active")).body.count).toBe(0)
      for (const wrong of ["limit=0", "limit=x", "order=secret", "colour=red", "status=asleep"]) {
        const refused = await shop.asAdmin<One>("GET", `/redemption-campaigns?${wrong}`)
        expect(refused.status).toBe(400)
        expect(refused.body.message).toContain(wrong.split("=")[0])
      }
    })

    const long = "x".repeat(256)
    it.each<[string, object]>([
      ["name", { name: undefined }],
      ["name", { name: "" }],
      ["name", { name: "   " }],
      ["name", { name: long }],
      ["name", { name: 7 }],
      ["name", { name: "a\u0000b" }],
      ["colour", { colour: "red" }],
      ["status", { status: "active" }],
      ["id", { id: "redcamp_mine" }],
      ["starts_at", { starts_at: "yesterday" }],
      ["starts_at", { starts_at: "+275760-09-13T00:00:00Z" }],
      ["ends_at", { starts_at: "2030-01-02T00:00:00Z", ends_at: "2030-01-01T00:00:00Z" }],
      ["event_schema_id", { event_schema_id: "redsch_nothing" }],
      ["event_schema_id", { event_schema_id: "cus_1" }],
      ["code_attribute", { code_attribute: "no_such" }],
      ["quantity", { quantity: 0 }],
      ["quantity", { quantity: -1 }],
      ["quantity", { quantity: 1.5 }],
      ["quantity", { quantity: 10_000_001 }],
      ["quantity", { quantity: 2 ** 53 }],
      ["quantity", { quantity: 5, code_source: "import" }],
      ["code_format.length", { code_format: { length: 0 } }],
      ["code_format.length", { code_format: { length: 33 } }],
      ["code_format.alphabet", { code_format: { alphabet: "emoji" } }],
      ["code_format.separator", { code_format: { separator: "/" } }],
      ["code_format.colour", { code_format: { colour: "red" } }],
      [
        "code_format.excluded_characters",
        { code_format: { alphabet: "numeric", excluded_characters: "012345678" } },
      ],
      ["rules.0.effects", { rules: [{ effects: [] }] }],
      ["rules.0.effects.0.points", { rules: [{ effects: [{ type: "add_points", points: -5 }] }] }],
      ["rules.0.effects.0.points", { rules: [{ effects: [{ type: "add_points", points: 1e300 }] }] }],
      ["rules.0.effects.0.points", { rules: [{ effects: [{ type: "add_points" }] }] }],
      ["rules.0.effects.0.type", { rules: [{ effects: [{ type: "give_car" }] }] }],
      [
        "rules.0.effects.0.per_unit.attribute",
        {
          rules: [{ effects: [{ type: "add_points", per_unit: { attribute: "event.none", factor: 1 } }] }],
        },
      ],
      [
        "rules.0.conditions.0.operator",
        {
          rules: [
            {
              conditions: [{ attribute: "code", operator: "regex", value: ".*" }],
              effects: aCampaign().rules[0].effects,
            },
          ],
        },
      ],
      [
        "rules.0.conditions",
        {
          rules: [
            {
              conditions: Array.from({ length: 31 }, () => ({ attribute: "code", operator: "exists" })),
              effects: aCampaign().rules[0].effects,
            },
          ],
        },
      ],
      ["rules", { rules: Array.from({ length: 11 }, () => aCampaign().rules[0]) }],
      ["limits.member.executions.value", { limits: { member: { executions: { value: 0 } } } }],
      [
        "limits.member.executions.window",
        { limits: { member: { executions: { value: 1, window: "fortnight" } } } },
      ],
      ["translations", { translations: { "not a locale!": { name: "x" } } }],
    ])("refuse a wrong %s by name: %j", async (field, wrong) => {
      const { status, body } = await create({ ...aCampaign(), code_format: undefined, ...wrong })
      expect(body.message).toContain(field)
      expect(status).toBe(400)
    })
  })

  describe("batches", () => {
    it("up to 10 000 codes are ready in the answer", async () => {
      const { id } = (await create(aCampaign())).body.redemption_campaign
      const { status, body } = await generate(id, { quantity: 10_000, label: "First run", tag: "cinema" })
      expect(status).toBe(202)
      expect(body.redemption_task).toMatchObject({
        status: "completed",
        percent: 100,
        counts: { total: 10_000, done: 10_000, created: 10_000, duplicate: 0, invalid: 0 },
      })
      expect(body.redemption_code_batch).toMatchObject({
        code_count: 10_000,
        available_at: expect.any(String),
      })
      const codes = await shop.codes(id)
      expect(codes.every((code) => /^CAP-[BCDFGHJKMPQRTVWXY2346789]{10}$/.test(code))).toBe(true)
    })

    it("refuse odds that are too good for guessers, and say which length would do", async () => {
      const { id } = (await create({ name: "Weak" })).body.redemption_campaign
      const code_format = { alphabet: "numeric", length: 6 }
      const { status, body } = await generate(id, { quantity: 10_000, code_format })
      expect(status).toBe(400)
      expect(body.message).toContain("code_format.length")
      expect(body.message).toContain("1 in 100")
      expect(body.message).toMatch(/length.* 10\b/)
      expect(
        (await generate(id, { quantity: 10_000, code_format, acknowledge_weak_codes: true })).status
      ).toBe(202)
    })

    it("refuse more codes than half of what the format can make, before anything is written", async () => {
      const { id } = (await create({ name: "Full" })).body.redemption_campaign
      const code_format = { alphabet: "numeric", length: 2 }
      const full = await generate(id, { quantity: 51, code_format, acknowledge_weak_codes: true })
      expect(full.status).toBe(400)
      expect(full.body.message).toContain("quantity")
      const tasks = await shop.asAdmin<{ count: number }>("GET", "/redemption-tasks")
      expect(tasks.body.count).toBe(0)
      const exact = await generate(id, { quantity: 50, code_format, acknowledge_weak_codes: true })
      expect(exact.body.redemption_task).toMatchObject({ status: "completed", counts: { created: 50 } })
    })

    it("fail by saying how short they fell when the room is taken after all, and leave nothing redeemable", async () => {
      const { id } = (await create(aCampaign())).body.redemption_campaign
      // Somebody else's codes fill this space without being known as its format: 100 of 100 two-digit codes.
      await sql(
        `insert into redemption_code_batch (id, campaign_id, source, code_count) values ('redbat_other', 'redcamp_other', 'imported', 95)`
      )
      await sql(
        `insert into redemption_code (id, campaign_id, batch_id, code, canonical)
         select 'redcode_' || n, 'redcamp_other', 'redbat_other', lpad(n::text, 2, '0'), lpad(n::text, 2, '0')
         from generate_series(0, 94) as n`
      )
      const { body } = await generate(id, {
        quantity: 20,
        code_format: { alphabet: "numeric", length: 2, prefix: "" },
        acknowledge_weak_codes: true,
      })
      expect(body.redemption_task.status).toBe("failed")
      expect(body.redemption_task.error).toMatch(/^Only [0-5] of 20 codes could be made/)
      expect(body.redemption_code_batch.available_at).toBeNull()
      const cancelled = await shop.asAdmin<Generated>(
        "POST",
        `/redemption-tasks/${body.redemption_task.id}/cancel`
      )
      expect(cancelled.body.redemption_task.status).toBe("cancelled")
      expect((await shop.look(id)).codes.available).toBe(0)
      await until(async () => (await shop.codes(id)).length === 0)
    })

    it("are withdrawn as a whole: what nobody used is voided", async () => {
      const { campaign, codes } = await shop.campaign({ quantity: 4 })
      const ada = await shop.member()
      await shop.redeem(ada, codes[0])
      const [batch_id] = await shop.batches(campaign.id)
      const voided = await shop.asAdmin<{ voided: number }>("POST", `/redemption-batches/${batch_id}/void`)
      expect(voided.body.voided).toBe(3)
      const after = await shop.look(campaign.id)
      expect(after.codes).toEqual({ total: 4, unused: 0, used: 1, voided: 3, available: 0 })
      expect(after.phase).toBe("exhausted")
      expect(outcomeOf(await shop.redeem(ada, codes[1]))).toBe("code_not_found")
    })

    it("that were withdrawn come back, but not what had been voided one by one", async () => {
      const { campaign, codes } = await shop.campaign({ quantity: 4 })
      const ada = await shop.member()
      await shop.redeem(ada, codes[0])
      const [single] = (await shop.asAdmin<CodePage>("GET", "/redemption-codes?status=unused")).body
        .redemption_codes
      await shop.asAdmin("POST", `/redemption-codes/${single.id}/void`)
      const url = `/redemption-batches/${single.batch_id}`
      await shop.asAdmin("POST", `${url}/void`)
      const restored = await shop.asAdmin("POST", `${url}/restore`)
      expect(restored.body).toMatchObject({
        restored: 2,
        redemption_code_batch: { voided_at: null, codes: { total: 4, unused: 2, used: 1, voided: 1 } },
      })
      expect((await shop.asAdmin("POST", `${url}/restore`)).body).toMatchObject({ restored: 0 })
      const other = codes.find((code) => code !== codes[0] && code !== single.code)!
      expect(outcomeOf(await shop.redeem(ada, other))).toBe("redemption")
      expect((await shop.asAdmin("POST", "/redemption-batches/redbat_none/restore")).status).toBe(404)
      expect(campaign.id).toBeDefined()
    })

    it("have figures, an expiry and an export of their own, and codes that many can use", async () => {
      const { campaign } = await shop.campaign({ quantity: 2 })
      const made = await generate(campaign.id, {
        quantity: 2,
        label: "Cinema Nord",
        tag: "cinema",
        max_uses: 2,
        expires_at: "2099-01-01T00:00:00Z",
      })
      const { id } = made.body.redemption_code_batch
      const own = await shop.codeRows(campaign.id, `batch_id=${id}`)
      const [ada, grace, linus] = [
        await shop.member("ada"),
        await shop.member("grace"),
        await shop.member("linus"),
      ]
      expect(outcomeOf(await shop.redeem(ada, own[0].code))).toBe("redemption")
      expect(outcomeOf(await shop.redeem(grace, own[0].code))).toBe("redemption")
      expect(outcomeOf(await shop.redeem(linus, own[0].code))).toBe("code_already_redeemed")
      expect(outcomeOf(await shop.redeem(linus, own[1].code))).toBe("redemption")
      expect((await shop.asAdmin("GET", `/redemption-batches/${id}`)).body).toMatchObject({
        redemption_code_batch: {
          label: "Cinema Nord",
          codes: { total: 2, unused: 1, used: 1, voided: 0, available: 1, handed_out: 0 },
          metrics: { redemptions: 3, members: 3, points: 300, rate: 0.5 },
        },
      })
      const file = await shop.call<string>(
        "GET",
        `/admin/redemption-campaigns/${campaign.id}/codes/export?batch_id=${id}&columns=code,batch_label,tag`,
        undefined,
        shop.admin
      )
      const lines = own.map(({ code }) => `${code},Cinema Nord,cinema`)
      expect(file.body.trim().split("\n").sort()).toEqual([...lines, "code,batch_label,tag"].sort())
      await shop.asAdmin("POST", `/redemption-batches/${id}`, { expires_at: "2020-01-01T00:00:00Z" })
      expect(outcomeOf(await shop.redeem(ada, own[1].code))).toBe("code_expired")
      await shop.asAdmin("POST", `/redemption-batches/${id}`, { expires_at: null })
      expect(outcomeOf(await shop.redeem(ada, own[1].code))).toBe("redemption")
    })

    it("take a label, a tag and an expiry later", async () => {
      const { campaign } = await shop.campaign()
      const url = `/redemption-batches/${(await shop.batches(campaign.id))[0]}`
      const edited = await shop.asAdmin("POST", url, { label: "Spring", tag: "cinema" })
      expect(edited.body).toMatchObject({ redemption_code_batch: { label: "Spring", tag: "cinema" } })
      expect((await shop.asAdmin("POST", url, { code_count: 5 })).status).toBe(400)
      const tagged = await shop.asAdmin<CodePage>(
        "GET",
        `/redemption-campaigns/${campaign.id}/codes?tag=cinema`
      )
      expect(tagged.body.count).toBe(5)
    })
  })

  describe("codes", () => {
    it("are listed page by page without gap or repeat, and counted", async () => {
      const { campaign } = await shop.campaign({ quantity: 25 })
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const query: string = cursor ? `&cursor=${cursor}` : ""
        const { body } = await shop.asAdmin<CodePage>(
          "GET",
          `/redemption-campaigns/${campaign.id}/codes?limit=10${query}`
        )
        expect(body).toMatchObject({ count: 25, count_is_estimate: false, limit: 10 })
        seen.push(...body.redemption_codes.map((row) => row.code))
        cursor = body.next_cursor
      } while (cursor)
      expect(new Set(seen).size).toBe(25)
      expect(seen).toHaveLength(25)
    })

    it("refuse a cursor that is none, and a second campaign beside the one of the address", async () => {
      const { campaign } = await shop.campaign()
      const list = (query: string) =>
        shop.asAdmin<CodePage & { message: string }>(
          "GET",
          `/redemption-campaigns/${campaign.id}/codes?${query}`
        )
      expect((await list("cursor=")).body.redemption_codes).toHaveLength(5)
      expect(await list("cursor=zzz")).toMatchObject({
        status: 400,
        body: { message: "Invalid request: cursor: must be the next_cursor of another page" },
      })
      expect(await list("campaign_id=redcamp_other")).toMatchObject({
        status: 400,
        body: { message: "Invalid request: campaign_id: is not a known field" },
      })
    })

    it("are found as typed and by their beginning, in a body and not in an address", async () => {
      const { codes } = await shop.campaign({ quantity: 3 })
      const search = (code: string) => shop.asAdmin<CodePage>("POST", "/redemption-codes/search", { code })
      const exact = await search(codes[0].toLowerCase())
      expect(exact.body.redemption_codes.map((row) => row.code)).toEqual([codes[0]])
      expect((await search("cap-")).body.count).toBe(3)
      expect((await search("%")).body.count).toBe(0)
      expect((await search("' or 1=1 --")).body.count).toBe(0)
    })

    it("are filtered by status and day, voided and restored", async () => {
      const { campaign, codes } = await shop.campaign({ quantity: 3 })
      const ada = await shop.member()
      await shop.redeem(ada, codes[0])
      const list = (query: string) => shop.codeRows(campaign.id, query)
      const [used] = await list("status=used")
      expect(used.code).toBe(codes[0])
      expect(await list("redeemed_at[gte]=2020-01-01T00:00:00Z")).toHaveLength(1)
      expect(await list("redeemed_at[lt]=2020-01-01T00:00:00Z")).toHaveLength(0)
      const change = (id: string, verb: string) => shop.asAdmin("POST", `/redemption-codes/${id}/${verb}`)
      expect((await change(used.id, "void")).status).toBe(400)
      const [unused] = await list("status=unused")
      expect((await change(unused.id, "void")).body).toMatchObject({
        redemption_code: { status: "voided" },
      })
      expect((await change(unused.id, "void")).status).toBe(200)
      expect(outcomeOf(await shop.redeem(ada, unused.code))).toBe("code_not_found")
      expect((await change(unused.id, "restore")).body).toMatchObject({
        redemption_code: { status: "unused" },
      })
      expect(outcomeOf(await shop.redeem(ada, unused.code))).toBe("redemption")
      expect((await change("redcode_none", "void")).status).toBe(404)
    })

    it("with a check character: a typing error is malformed, not a guess", async () => {
      const { codes } = await shop.campaign({
        code_format: { prefix: "CHK", length: 9, check_character: true },
      })
      const ada = await shop.member()
      const last = codes[0].at(-2) === "B" ? "C" : "B"
      const mistyped = codes[0].slice(0, -2) + last + codes[0].slice(-1)
      expect(outcomeOf(await shop.redeem(ada, mistyped))).toBe("code_malformed")
      expect(outcomeOf(await shop.redeem(ada, codes[0]))).toBe("redemption")
    })

    it("of digits are understood when a zero was read as an O and a one as an I", async () => {
      const { codes } = await shop.campaign({
        code_format: { alphabet: "numeric", length: 14, prefix: "" },
      })
      const ada = await shop.member()
      expect(outcomeOf(await shop.redeem(ada, codes[0].replace(/0/g, "o").replace(/1/g, "l")))).toBe(
        "redemption"
      )
    })
  })

  it("what becomes of campaigns, batches and tasks is told after the fact, with ids only", async () => {
    const heard = hear(
      getContainer(),
      ...["created", "updated", "activated", "paused", "archived"].map(
        (what) => `redemption_campaign.${what}`
      ),
      ...["available", "voided"].map((what) => `redemption_code_batch.${what}`),
      ...["completed", "failed"].map((what) => `redemption_task.${what}`)
    )
    const { campaign, codes } = await shop.campaign({ quantity: 2 })
    await shop.move(campaign.id, "activate")
    await shop.asAdmin("POST", `/redemption-campaigns/${campaign.id}`, { name: "Renamed" })
    await shop.move(campaign.id, "pause")
    const [batch_id] = await shop.batches(campaign.id)
    await shop.asAdmin("POST", `/redemption-batches/${batch_id}/void`)
    await shop.move(campaign.id, "archive")
    const names = () => heard.map(({ name }) => name)
    await until(async () => names().includes("redemption_campaign.archived"))
    expect(names()).toEqual([
      "redemption_campaign.created",
      "redemption_task.completed",
      "redemption_code_batch.available",
      "redemption_campaign.activated",
      "redemption_campaign.updated",
      "redemption_campaign.paused",
      "redemption_code_batch.voided",
      "redemption_campaign.archived",
    ])
    expect(heard[0].data).toEqual({ id: campaign.id })
    expect(heard[2].data).toEqual({ id: batch_id, campaign_id: campaign.id })
    for (const code of codes) {
      expect(JSON.stringify(heard)).not.toContain(code.slice(4))
    }
  })

  it("news that could not be told are told later", async () => {
    const bus = getContainer().resolve(Modules.EVENT_BUS)
    const heard = hear(getContainer(), "redemption_campaign.created")
    const emit = jest.spyOn(bus, "emit").mockRejectedValue(new Error("The bus is away"))
    const { body } = await create({ name: "Quiet" })
    await until(async () => emit.mock.calls.length > 0)
    emit.mockRestore()
    expect(heard).toEqual([])
    await redemptionAnnounce(getContainer())
    await until(async () => heard.length > 0)
    expect(heard.map(({ data }) => data)).toEqual([{ id: body.redemption_campaign.id }])
  })

  describe("event schemas", () => {
    it("are seeded with a default, and managed", async () => {
      await create({ name: "Uses the default" })
      const seeded = await shop.asAdmin<{ redemption_event_schemas: { attributes: object[] }[] }>(
        "GET",
        "/redemption-event-schemas"
      )
      expect(seeded.body.redemption_event_schemas[0].attributes).toEqual([
        expect.objectContaining({ name: "promo_code", type: "text", required: true }),
      ])
      const id = await shop.eventSchema({
        event_type: "receipt",
        name: "Receipt",
        attributes: [
          { name: "code", type: "text", required: true },
          { name: "amount", type: "number" },
        ],
      })
      const again = await shop.asAdmin<One>("POST", "/redemption-event-schemas", {
        event_type: "receipt",
        name: "Twin",
        attributes: [],
      })
      expect(again.status).toBe(400)
      expect(again.body.message).toContain("event_type")
      await create({ name: "Uses it", event_schema_id: id, code_attribute: "code" })
      const { body } = await shop.asAdmin("GET", `/redemption-event-schemas/${id}`)
      expect(body).toMatchObject({
        redemption_event_schema: {
          campaign_count: 1,
          campaigns: [{ name: "Uses it", status: "draft" }],
          uses: [{ attribute: "code", campaigns: ["Uses it"] }],
        },
      })
      expect((await shop.asAdmin("GET", "/redemption-event-schemas?q=Receipt")).body).toMatchObject({
        redemption_event_schemas: [{ name: "Receipt", campaign_count: 1 }],
      })
      const removed = await shop.asAdmin<One>("POST", `/redemption-event-schemas/${id}`, { attributes: [] })
      expect(removed.status).toBe(400)
      expect(removed.body.message).toContain("Uses it")
      expect((await shop.asAdmin("DELETE", `/redemption-event-schemas/${id}`)).status).toBe(400)
      const off = await shop.asAdmin("POST", `/redemption-event-schemas/${id}`, { is_active: false })
      expect(off.body).toMatchObject({ redemption_event_schema: { is_active: false } })
    })
  })

  it("answers 404 for what is not there, on every route with an id", async () => {
    const routes: ["GET" | "POST" | "DELETE", string, object?][] = [
      ["GET", "/redemption-campaigns/x"],
      ["POST", "/redemption-campaigns/x", { name: "y" }],
      ["DELETE", "/redemption-campaigns/x"],
      ["POST", "/redemption-campaigns/x/activate"],
      ["POST", "/redemption-campaigns/x/duplicate"],
      ["POST", "/redemption-campaigns/x/batches", { quantity: 1 }],
      ["GET", "/redemption-campaigns/x/metrics"],
      ["GET", "/redemption-campaigns/x/codes"],
      ["GET", "/redemption-event-schemas/x"],
      ["POST", "/redemption-event-schemas/x", { name: "y" }],
      ["DELETE", "/redemption-event-schemas/x"],
      ["GET", "/redemption-batches/x"],
      ["POST", "/redemption-batches/x", { label: "y" }],
      ["POST", "/redemption-batches/x/void"],
      ["GET", "/redemption-codes/x"],
      ["POST", "/redemption-codes/x/void"],
      ["POST", "/redemption-codes/x/restore"],
      ["GET", "/redemption-tasks/x"],
      ["POST", "/redemption-tasks/x/cancel"],
      ["POST", "/redemption-tasks/x/retry"],
      ["GET", "/redemptions/x"],
    ]
    const answers = []
    for (const [method, url, body] of routes) {
      answers.push([method, url, (await shop.asAdmin(method, url, body)).status])
    }
    expect(answers).toEqual(routes.map(([method, url]) => [method, url, 404]))
  })

  describe("an address that is no text", () => {
    const ada = aMember("ada")
    const answers = async (routes: string[], id: string) => {
      const found: [string, number][] = []
      for (const route of routes) {
        const [method, path] = route.split(" ") as ["GET" | "POST" | "DELETE", string]
        const headers = path.startsWith("/store") ? ada.headers : shop.admin
        const { status } = await shop.call(method, path.replaceAll(/:\w+/g, id), undefined, headers)
        found.push([route, status])
      }
      return found
    }
    const withId = registeredRoutes().filter((route) => route.includes(":id"))

    it("names nothing, on every route with an id", async () => {
      expect(withId.length).toBeGreaterThan(40)
      expect((await answers(withId, "%00")).filter(([, status]) => status !== 404)).toEqual([])
      expect((await shop.call("GET", "/admin/redemption-codes/%00")).status).toBe(401)
    })

    it("names nothing for members, though it cannot even be decoded", async () => {
      // On /admin the framework's own middleware for all of it trips first.
      const theirs = withId.filter((route) => route.includes(" /store/"))
      for (const id of ["%E0%A4%A", "%ED%A0%80"]) {
        expect(await answers(theirs, id)).toEqual(theirs.map((route) => [route, 404]))
      }
    })
  })

  describe("metrics", () => {
    const at = async (campaign_id: string, query: string) => {
      const url = `/redemption-campaigns/${campaign_id}/metrics?${query}`
      const { status, body } = await shop.asAdmin<{ message?: string; series: { redemptions: number }[] }>(
        "GET",
        url
      )
      return status === 200
        ? body.series.reduce((sum, { redemptions }) => sum + redemptions, 0)
        : `${status} ${body.message}`
    }

    it("take moments, and days of a calendar with all of the last one", async () => {
      const { campaign, codes } = await shop.campaign()
      await shop.redeem(await shop.member("grace"), codes[0])
      await whenAnnounced()
      await sql("update redemption set created_at = '2026-03-01T23:30:00Z'")
      await sql("update redemption_tally set quarter = '2026-03-01T23:30:00Z'")
      expect(await at(campaign.id, "from=2026-03-01&to=2026-03-01")).toBe(1)
      expect(await at(campaign.id, "from=2026-03-02")).toBe(0)
      expect(await at(campaign.id, "from=2026-03-02&to=2026-03-02&tz=Europe/Berlin")).toBe(1)
      expect(await at(campaign.id, "to=2026-03-01&tz=Europe/Berlin")).toBe(0)
      expect(await at(campaign.id, "from=2026-03-01T23:00:00Z&to=2026-03-02T00:00:00Z")).toBe(1)
    })

    it.each([
      ["tz=Mars/Olympus", "tz: must be an IANA time zone"],
      ["tz=", "tz: must be"],
      ["tz=%2B01:00", "tz: must be"],
      ["from=2026-02-30", "from: must be a da"],
      ["to=soon", "to: must be a da"],
    ])("refuse %s by name", async (query, message) => {
      const { campaign } = await shop.campaign()
      expect(await at(campaign.id, query)).toContain(`400 Invalid request: ${message}`)
    })
  })
})
