import { readFile } from "node:fs/promises"
import { Modules } from "@medusajs/framework/utils"
import mailHandedOutCodes from "../../examples/mail-handed-out-codes"
import redemptionAnnounce from "../../src/jobs/redemption-announce"
import { hear } from "./hear"
import { inShop } from "./in-shop"
import { outcomeOf } from "./shop"
import { until } from "./until"

type Given = { codes: { id: string; code: string; customer_id?: string }[]; message: string }

inShop(({ shop, aMember, sql, getContainer }) => {
  const ada = aMember("ada")
  const grace = aMember("grace")

  const handOut = (campaign_id: string, body: object) =>
    shop.asAdmin<Given>("POST", `/redemption-campaigns/${campaign_id}/hand-outs`, body)

  describe("a hand-out", () => {
    it("gives each member one code, the same when asked again, in the order asked for", async () => {
      const { campaign } = await shop.campaign()
      const first = await handOut(campaign.id, { customer_ids: [grace.id, ada.id, grace.id] })
      expect(first.status).toBe(200)
      expect(first.body.codes.map(({ customer_id }) => customer_id)).toEqual([grace.id, ada.id])
      const [graces, adas] = first.body.codes
      expect(graces.code).not.toBe(adas.code)
      expect((await handOut(campaign.id, { customer_ids: [ada.id] })).body.codes).toEqual([adas])
      expect(outcomeOf(await shop.redeem(ada, adas.code))).toBe("redemption")
      expect((await handOut(campaign.id, { customer_ids: [ada.id] })).body.codes).toEqual([adas])
      // Given, not bound: whoever holds the paper may use it.
      expect(outcomeOf(await shop.redeem(ada, graces.code))).toBe("redemption")
      const { body } = await shop.asAdmin(
        "GET",
        `/redemption-campaigns/${campaign.id}/hand-outs?customer_id=${ada.id}`
      )
      expect(body).toMatchObject({ count: 1, codes: [{ code: adas.code, customer_id: ada.id }] })
    })

    it("is listed in either order, with chosen fields, and counted also behind the end", async () => {
      const { campaign } = await shop.campaign()
      await handOut(campaign.id, { customer_ids: [ada.id] })
      await handOut(campaign.id, { customer_ids: [grace.id] })
      const list = async (query: string) => {
        const url = `/redemption-campaigns/${campaign.id}/hand-outs?fields=customer_id&${query}`
        const { body } = await shop.asAdmin<{ codes: object[]; count: number }>("GET", url)
        return [body.count, ...body.codes]
      }
      const [adas, graces] = [ada, grace].map(({ id }) => ({ id: expect.any(String), customer_id: id }))
      expect(await list("")).toEqual([2, graces, adas])
      expect(await list("order=created_at")).toEqual([2, adas, graces])
      expect(await list("order=-created_at&limit=1&offset=1")).toEqual([2, adas])
      expect(await list("offset=2")).toEqual([2])
    })

    it("asked for the same member 20 times at once gives one code, and different ones to different people", async () => {
      const { campaign } = await shop.campaign({ quantity: 60 })
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          index % 2 === 0
            ? handOut(campaign.id, {
                customer_ids: index % 4 === 0 ? [ada.id, grace.id] : [grace.id, ada.id],
              })
            : handOut(campaign.id, { quantity: 2 })
        )
      )
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
      const given = answers.flatMap(({ body }) => body.codes)
      expect(new Set(given.filter(({ customer_id }) => customer_id).map(({ id }) => id)).size).toBe(2)
      const byNumber = given.filter(({ customer_id }) => !customer_id)
      expect(new Set(byNumber.map(({ id }) => id)).size).toBe(40)
      expect(new Set(given.map(({ id }) => id)).size).toBe(42)
      const marked = await shop.codeRows<{ handed_out_at: string | null }>(campaign.id, "limit=200")
      const out = marked.filter(({ handed_out_at }) => handed_out_at !== null)
      expect(out).toHaveLength(42)
    })

    it("of a number is the same one under the same key, however often and at once it is asked for", async () => {
      const { campaign } = await shop.campaign({ quantity: 20 })
      const under = (key: string, quantity: number) =>
        shop.call<Given>(
          "POST",
          `/admin/redemption-campaigns/${campaign.id}/hand-outs`,
          { quantity },
          {
            ...shop.admin,
            "idempotency-key": key,
          }
        )
      const answers = await Promise.all(Array.from({ length: 10 }, () => under("mail-7", 3)))
      const [first] = answers
      expect(first.body.codes).toHaveLength(3)
      expect(answers).toEqual(answers.map(() => expect.objectContaining({ status: 200, body: first.body })))
      const other = await under("mail-8", 3)
      const plain = await handOut(campaign.id, { quantity: 3 })
      const given = [first, other, plain].flatMap(({ body }) => body.codes.map(({ id }) => id))
      expect(new Set(given).size).toBe(9)
      for (const quantity of [2, 4]) {
        expect(await under("mail-7", quantity)).toMatchObject({
          status: 409,
          body: { message: expect.stringMatching(/Idempotency-Key/) },
        })
      }
      expect(
        (await shop.codeRows<{ handed_out_at: string | null }>(campaign.id, "limit=200")).filter(
          ({ handed_out_at }) => handed_out_at !== null
        )
      ).toHaveLength(9)
      // One that was withdrawn is replaced, as a member's would be.
      await shop.withCode(campaign.id, first.body.codes[0].code, "void")
      const again = await under("mail-7", 3)
      expect(again.body.codes.map(({ id }) => id).filter((id) => given.includes(id))).toHaveLength(2)
    })

    it("with bind is for that member alone", async () => {
      const { campaign } = await shop.campaign()
      const { body } = await handOut(campaign.id, { customer_ids: [ada.id], bind: true })
      expect(outcomeOf(await shop.redeem(grace, body.codes[0].code))).toBe("code_not_found")
      expect(outcomeOf(await shop.redeem(ada, body.codes[0].code))).toBe("redemption")
    })

    it("never gives a code that is used, withdrawn, expired, bound, of a test batch or not live yet", async () => {
      const { campaign, codes } = await shop.campaign({ quantity: 4 })
      await shop.redeem(ada, codes[0])
      await shop.withCode(campaign.id, codes[1], "void")
      await shop.withCode(campaign.id, codes[2], "bind", { customer_id: grace.id })
      await shop.batch(campaign.id, { quantity: 2, is_test: true })
      const late = await shop.batch(campaign.id, { quantity: 2 })
      await shop.asAdmin("POST", `/redemption-batches/${late}`, { expires_at: "2020-01-01T00:00:00Z" })
      await shop.asAdmin("POST", `/redemption-batches/${await shop.batch(campaign.id, { quantity: 2 })}/void`)
      const hidden = await shop.batch(campaign.id, { quantity: 2 })
      await sql("update redemption_code_batch set available_at = null where id = ?", [hidden])
      const greedy = await handOut(campaign.id, { quantity: 2 })
      expect(greedy).toMatchObject({
        status: 400,
        body: { message: expect.stringContaining("quantity: only 1 codes are free") },
      })
      expect((await handOut(campaign.id, { quantity: 1 })).body.codes).toMatchObject([{ code: codes[3] }])
      expect((await handOut(campaign.id, { customer_ids: [ada.id] })).status).toBe(400)
      await shop.withCode(campaign.id, codes[1], "restore")
      expect((await handOut(campaign.id, { customer_ids: [ada.id] })).body.codes).toMatchObject([
        { code: codes[1] },
      ])
    })

    it("replaces a code that was withdrawn since", async () => {
      const { campaign } = await shop.campaign()
      const before = (await handOut(campaign.id, { customer_ids: [ada.id] })).body.codes[0]
      await shop.asAdmin("POST", `/redemption-codes/${before.id}/void`)
      const after = (await handOut(campaign.id, { customer_ids: [ada.id] })).body.codes[0]
      expect(after.code).not.toBe(before.code)
      expect(outcomeOf(await shop.redeem(ada, after.code))).toBe("redemption")
    })

    it("refuses what makes no sense by name", async () => {
      const { campaign } = await shop.campaign({ quantity: 1 })
      const table: [body: object, field: string][] = [
        [{}, "customer_ids"],
        [{ customer_ids: ["cus_1"], quantity: 1 }, "customer_ids"],
        [{ customer_ids: [] }, "customer_ids"],
        [{ customer_ids: [ada.id, "cus_none"] }, "customer_ids.1"],
        [{ quantity: 0 }, "quantity"],
        [{ quantity: 1_001 }, "quantity"],
        [{ quantity: 1, bind: true }, "bind"],
        [{ quantity: 1, code: "x" }, "code"],
      ]
      for (const [body, field] of table) {
        const answer = await handOut(campaign.id, body)
        expect(answer.status).toBe(400)
        expect(answer.body.message).toContain(`${field}:`)
      }
      expect((await handOut("redcamp_none", { quantity: 1 })).status).toBe(404)
      await shop.move(campaign.id, "archive")
      expect((await handOut(campaign.id, { quantity: 1 })).status).toBe(400)
    })

    it("can be asked for on the event bus, as often as it likes", async () => {
      const { campaign } = await shop.campaign()
      const heard = hear(getContainer(), "redemption_hand_out.completed")
      const name = "redemption_hand_out.requested"
      const data = { campaign_id: campaign.id, customer_id: ada.id }
      await getContainer()
        .resolve(Modules.EVENT_BUS)
        .emit(
          [data, { nonsense: 1 }, data].map((sent) => ({ name, data: sent })),
          {}
        )
      await until(async () => heard.length > 0)
      const { body } = await shop.asAdmin<Given & { count: number }>(
        "GET",
        `/redemption-campaigns/${campaign.id}/hand-outs`
      )
      expect(body).toMatchObject({ count: 1, codes: [{ customer_id: ada.id }] })
    })

    it("is mailed by the recipe in the docs, once", async () => {
      const { campaign } = await shop.campaign()
      const heard = hear(getContainer(), "redemption_hand_out.completed")
      const given = (await handOut(campaign.id, { customer_ids: [ada.id, grace.id] })).body.codes
      await until(async () => heard.length > 0)
      const event = { name: heard[0].name, data: { id: String(heard[0].data.id) } }
      for (let delivery = 0; delivery < 2; delivery++) {
        await mailHandedOutCodes({ event, container: getContainer(), pluginOptions: {} })
      }
      const mails = await getContainer().resolve(Modules.NOTIFICATION).listNotifications({ channel: "email" })
      expect(mails.map(({ to, status, data }) => ({ to, status, code: data?.code }))).toEqual(
        expect.arrayContaining([
          { to: ada.email, status: "success", code: given[0].code },
          { to: grace.email, status: "success", code: given[1].code },
        ])
      )
      expect(mails).toHaveLength(2)
      expect(JSON.stringify(heard)).not.toContain(given[0].code)
      const recipe = await readFile("docs/mail-codes.md", "utf8")
      const source = await readFile("examples/mail-handed-out-codes.ts", "utf8")
      expect(recipe.replaceAll(/^ {3}/gm, "")).toContain(source)
    })
  })

  describe("stock", () => {
    /** The scheduled job, until so much was told: a campaign is looked at once a second at most. */
    const told = (heard: unknown[], much: number) =>
      until(async () => {
        await redemptionAnnounce(getContainer())
        return heard.length >= much
      })
    const stock = () => hear(getContainer(), "redemption_campaign.low_stock", "redemption_campaign.exhausted")

    it("that runs low or out is told, once, and again after there was enough", async () => {
      const heard = stock()
      const { campaign, codes } = await shop.campaign({ quantity: 4, low_stock_threshold: 2 })
      await shop.redeem(ada, codes[0])
      await redemptionAnnounce(getContainer())
      expect(heard).toEqual([])
      await handOut(campaign.id, { quantity: 1 })
      const low = { name: "redemption_campaign.low_stock", data: { id: campaign.id } }
      await told(heard, 1)
      expect(heard).toEqual([low])
      for (const code of codes.slice(1)) {
        await shop.redeem(ada, code)
      }
      const out = { name: "redemption_campaign.exhausted", data: { id: campaign.id } }
      await told(heard, 2)
      await redemptionAnnounce(getContainer())
      expect(heard).toEqual([low, out])
      await shop.batch(campaign.id, { quantity: 3 })
      await until(async () => {
        await redemptionAnnounce(getContainer())
        return (await stateOf(campaign.id)) === "enough"
      })
      await shop.asAdmin("POST", `/redemption-batches/${(await shop.batches(campaign.id))[0]}/void`)
      await told(heard, 4)
      expect(heard).toEqual([low, out, low, out])
    })

    const stateOf = async (id: string) =>
      (await sql("select stock_state from redemption_campaign where id = ?", [id]))[0].stock_state

    it("of a budget is told when nothing of it is left", async () => {
      const heard = stock()
      const { campaign, codes } = await shop.campaign({
        quantity: 50,
        limits: { campaign: { units: { value: 200, window: "total" } } },
      })
      await shop.redeem(ada, codes[0])
      await shop.redeem(ada, codes[1])
      await told(heard, 1)
      expect(heard).toEqual([{ name: "redemption_campaign.exhausted", data: { id: campaign.id } }])
    })
  })
})
