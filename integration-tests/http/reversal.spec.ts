import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { RedeemAnswer } from "../../src/contracts/answers"
import { whenAnnounced } from "../../src/workflows/announce"
import { inShop } from "./in-shop"
import { residues } from "./residues"
import { outcomeOf, redeemed, type Answer } from "./shop"
import { until } from "./until"

inShop(({ shop, aMember, sql, service, getContainer }) => {
  const ada = aMember("ada")
  const grace = aMember("grace")

  const idOf = (answer: Answer<RedeemAnswer>) => redeemed(answer).redemption.id
  const settle = async () => {
    await Promise.all([service().settleDuePoints(), service().settleDuePoints()])
    expect(await service().settleDuePoints()).toEqual([])
  }

  describe("a reversal", () => {
    it("puts points, limit, budget and code back", async () => {
      const { campaign, codes } = await shop.campaign({
        quantity: 2,
        limits: {
          member: { executions: { value: 1, window: { unit: "month", count: 1 } } },
          campaign: { units: { value: 100, window: "total" } },
        },
      })
      const first = await shop.redeem(ada, codes[0])
      expect(outcomeOf(await shop.redeem(ada, codes[1]))).toBe("member_limit_reached")
      expect(outcomeOf(await shop.redeem(grace, codes[1]))).toBe("budget_exhausted")

      const { status, body } = await shop.reverse(idOf(first), { reason: "wrong bottle" })
      expect(status).toBe(200)
      expect(body).toMatchObject({ changed: true, points_shortfall: 0, redemption: { status: "reversed" } })
      expect(await shop.points(ada)).toMatchObject({ balance: 0, lifetime: 0 })
      expect(await shop.look(campaign.id)).toMatchObject({ codes: { unused: 2, used: 0 } })
      expect(outcomeOf(await shop.redeem(grace, codes[0]))).toBe("redemption")
    })

    it.each([
      ["at once", async () => undefined],
      ["when all is told", whenAnnounced],
    ])(
      "takes redemptions, points and a member whose last one it was out of the figures, %s",
      async (_when, told) => {
        const { campaign, codes } = await shop.campaign()
        const figures = async () => {
          await told()
          const { redemptions, members, points } = await shop.totals(campaign.id)
          return [redemptions, members, points, (await shop.look(campaign.id)).points]
        }
        const ids = []
        for (const [member, code] of [
          [ada, codes[0]],
          [ada, codes[1]],
          [grace, codes[2]],
        ] as const) {
          ids.push(idOf(await shop.redeem(member, code)))
        }
        expect(await figures()).toEqual([3, 2, 300, 300])
        await shop.reverse(ids[2])
        expect(await figures()).toEqual([2, 1, 200, 200])
        await shop.reverse(ids[0])
        expect(await figures()).toEqual([1, 1, 100, 100])
        await shop.redeem(grace, codes[3])
        expect(await figures()).toEqual([2, 2, 200, 200])
      }
    )

    it("done twice, or twenty times at once, changes nothing more", async () => {
      const { codes } = await shop.campaign()
      const id = idOf(await shop.redeem(ada, codes[0]))
      const answers = await Promise.all(Array.from({ length: 20 }, () => shop.reverse(id)))
      expect(answers.filter(({ body }) => body.changed)).toHaveLength(1)
      expect((await shop.reverse(id)).body).toMatchObject({
        changed: false,
        redemption: { status: "reversed" },
      })
      expect(await shop.balance(ada)).toBe(0)
    })

    it("can leave the code withdrawn", async () => {
      const { codes } = await shop.campaign()
      await shop.reverse(idOf(await shop.redeem(ada, codes[0])), { code: "voided" })
      expect(outcomeOf(await shop.redeem(ada, codes[0]))).toBe("code_not_found")
    })

    it("leaves the code of a batch that was withdrawn meanwhile withdrawn, until the batch comes back", async () => {
      const { campaign, codes } = await shop.campaign({ quantity: 2 })
      const [batch] = await shop.batches(campaign.id)
      const id = idOf(await shop.redeem(ada, codes[0]))
      expect((await shop.asAdmin("POST", `/redemption-batches/${batch}/void`)).status).toBe(200)
      await shop.reverse(id)
      expect(outcomeOf(await shop.redeem(grace, codes[0]))).toBe("code_not_found")
      expect(await shop.look(campaign.id)).toMatchObject({ codes: { unused: 0, used: 0, voided: 2 } })
      expect((await shop.asAdmin("POST", `/redemption-batches/${batch}/restore`)).status).toBe(200)
      expect(outcomeOf(await shop.redeem(grace, codes[0]))).toBe("redemption")
    })

    it("of points that are spent leaves a debt and reports it", async () => {
      const { codes } = await shop.campaign()
      const id = idOf(await shop.redeem(ada, codes[0]))
      await shop.adjust(ada, -70)
      expect((await shop.reverse(id)).body).toMatchObject({ points_shortfall: 70 })
      expect(await shop.balance(ada)).toBe(-70)
    })

    it("takes back points that were still pending", async () => {
      const { codes } = await shop.campaign({
        rules: [{ effects: [{ type: "add_points", points: 100, pending_days: 14 }] }],
      })
      const answer = await shop.redeem(ada, codes[0])
      expect(await shop.points(ada)).toMatchObject({ balance: 0, pending: 100, lifetime: 100 })
      await shop.reverse(idOf(answer))
      expect(await shop.points(ada)).toMatchObject({ balance: 0, pending: 0, lifetime: 0 })
    })

    it("gives back points that the redemption took", async () => {
      await shop.adjust(ada, 100)
      const { codes } = await shop.campaign({
        rules: [{ effects: [{ type: "deduct_points", points: 60 }] }],
      })
      const answer = await shop.redeem(ada, codes[0])
      expect(await shop.balance(ada)).toBe(40)
      await shop.reverse(idOf(answer))
      expect(await shop.balance(ada)).toBe(100)
    })

    it.each(["negative", "zero"] as const)(
      "of points of which the redemption itself took some misses none of them (%s)",
      async (spent_points_on_reversal) => {
        const { options } = service()
        const before = options.spent_points_on_reversal
        Object.assign(options, { spent_points_on_reversal })
        const { codes } = await shop.campaign({
          rules: [
            {
              effects: [
                { type: "add_points", points: 100 },
                { type: "deduct_points", points: 60 },
              ],
            },
          ],
        })
        const id = idOf(await shop.redeem(ada, codes[0]))
        expect(await shop.balance(ada)).toBe(40)
        const { body } = await shop.reverse(id)
        Object.assign(options, { spent_points_on_reversal: before })
        expect(body).toMatchObject({ points_shortfall: 0 })
        expect(await shop.balance(ada)).toBe(0)
      }
    )

    it("takes counters in the order of every claim, also those of a limit that was set later", async () => {
      const { campaign, codes } = await shop.campaign({
        limits: { campaign: { units: { value: 600, window: "total" } } },
      })
      const redemption_id = idOf(await shop.redeem(ada, codes[0]))
      const limits = {
        member: { executions: { value: 3, window: "total" } },
        campaign: { units: { value: 600, window: "total" } },
      }
      await shop.asAdmin("POST", `/redemption-campaigns/${campaign.id}`, { limits })
      const other = await getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION).transaction()
      const lock = (scope: string) =>
        other.raw("select id from redemption_usage where scope = ? for update nowait", [scope])
      expect((await lock("member")).rows).toHaveLength(1)
      const undo = { code: "unused", reason: null, reversed_by: null } as const
      const reversing = service().reverseRedemption({ redemption_id, ...undo })
      await until(async () => (await sql("select 1 from pg_locks where not granted")).length > 0)
      // It waits for the member's counter and has none of the campaign's yet: nobody can wait for it there.
      expect((await lock("campaign")).rows).toHaveLength(1)
      await other.commit()
      expect(await reversing).toMatchObject({ changed: true })
    })

    it("of nothing is a 404, and of nonsense a 400", async () => {
      expect((await shop.reverse("red_none")).status).toBe(404)
      expect((await shop.reverse("red_none", { code: "new" })).status).toBe(400)
    })

    it("may race redemptions, pauses and each other without a trace in the books", async () => {
      const { campaign, codes } = await shop.campaign({
        quantity: 12,
        limits: { campaign: { units: { value: 600, window: "total" } } },
      })
      const made = await Promise.all(codes.slice(0, 4).map((code) => shop.redeem(ada, code)))
      await Promise.all([
        ...made.map((answer) => shop.reverse(idOf(answer))),
        ...codes.map((code) => shop.redeem(grace, code)),
        shop.move(campaign.id, "pause"),
        ...codes.slice(0, 4).map((code) => shop.redeem(ada, code)),
        shop.move(campaign.id, "activate"),
      ])
      expect(await residues(getContainer())).toEqual([])
    })
  })

  describe("points", () => {
    it("become active when their time has come, and expire when it is over: once", async () => {
      const { codes } = await shop.campaign({
        rules: [{ effects: [{ type: "add_points", points: 100, pending_days: 7, expires_after_days: 30 }] }],
      })
      await shop.redeem(ada, codes[0])
      expect(await shop.points(ada)).toMatchObject({ balance: 0, pending: 100, lifetime: 100 })

      await sql("update redemption_points_entry set available_at = now() - interval '1 second'")
      await settle()
      expect(await shop.points(ada)).toMatchObject({ balance: 100, pending: 0, lifetime: 100 })

      await shop.adjust(ada, -30)
      expect((await shop.points(ada)).expiring).toMatchObject([{ amount: 70 }])
      await sql("update redemption_points_entry set expires_at = now() where expires_at is not null")
      await settle()
      expect(await shop.points(ada)).toMatchObject({ balance: 0, lifetime: 100, expiring: [] })
      const { body } = await shop.asMember<{ entries: { type: string; amount: number }[] }>(
        ada,
        "GET",
        "/points/entries"
      )
      expect(body.entries.map(({ type, amount }) => [type, Number(amount)])).toEqual([
        ["expire", -70],
        ["adjust", -30],
        ["add", 100],
      ])
    })

    it("that pay a debt are gone, and do not expire as well", async () => {
      const { codes } = await shop.campaign()
      const expiring = (pending_days: number) =>
        shop.campaign({
          rules: [{ effects: [{ type: "add_points", points: 150, pending_days, expires_after_days: 30 }] }],
        })
      const id = idOf(await shop.redeem(ada, codes[0]))
      await shop.adjust(ada, -100)
      await shop.reverse(id)
      expect(await shop.balance(ada)).toBe(-100)

      const atOnce = await expiring(0)
      await shop.redeem(ada, atOnce.codes[0])
      await shop.adjust(ada, 40)
      expect(await shop.points(ada)).toMatchObject({ balance: 90, expiring: [{ amount: 50 }] })
      await sql("update redemption_points_entry set expires_at = now() where expires_at is not null")
      await settle()
      expect(await shop.balance(ada)).toBe(40)

      const other = idOf(await shop.redeem(ada, codes[1]))
      await shop.adjust(ada, -140)
      await shop.reverse(other)
      const later = await expiring(7)
      await shop.redeem(ada, later.codes[0])
      expect(await shop.points(ada)).toMatchObject({ balance: -100, pending: 150 })
      await sql("update redemption_points_entry set available_at = now() where status = 'pending'")
      await settle()
      expect(await shop.points(ada)).toMatchObject({ balance: 50, expiring: [{ amount: 50 }] })
    })

    it("are spent in the order in which they expire", async () => {
      const give = (expires_after_days?: number) =>
        shop.campaign({ rules: [{ effects: [{ type: "add_points", points: 100, expires_after_days }] }] })
      for (const days of [undefined, 90, 10]) {
        await shop.redeem(ada, (await give(days)).codes[0])
      }
      await shop.adjust(ada, -150)
      expect((await shop.points(ada)).expiring).toMatchObject([{ amount: 50 }])
      expect(await shop.balance(ada)).toBe(150)
    })

    it("that are taken must be there", async () => {
      const { codes } = await shop.campaign({
        rules: [{ effects: [{ type: "deduct_points", points: 60 }] }],
      })
      expect(outcomeOf(await shop.redeem(ada, codes[0]))).toBe("insufficient_points")
      await shop.adjust(ada, 59)
      expect(outcomeOf(await shop.redeem(ada, codes[0]))).toBe("insufficient_points")
      await shop.adjust(ada, 1)
      expect(outcomeOf(await shop.redeem(ada, codes[0]))).toBe("redemption")
      expect(await shop.balance(ada)).toBe(0)
    })

    it("never go below zero, however many codes take them at once", async () => {
      await shop.adjust(ada, 200)
      const { codes } = await shop.campaign({
        quantity: 10,
        rules: [{ effects: [{ type: "deduct_points", points: 60 }] }],
      })
      const answers = await Promise.all(codes.map((code) => shop.redeem(ada, code)))
      expect(answers.map(outcomeOf).filter((outcome) => outcome === "redemption")).toHaveLength(3)
      expect(await shop.balance(ada)).toBe(20)
    })

    it("are adjusted by staff with a note", async () => {
      const { status, body } = await shop.asAdmin<{
        points: { balance: number }
        entries: { note: string }[]
      }>("POST", `/customers/${ada.id}/points`, { amount: 25, note: "sorry for the delay" })
      expect(status).toBe(200)
      expect(body.points.balance).toBe(25)
      expect(body.entries[0].note).toBe("sorry for the delay")
      expect((await shop.adjust(ada, -26)).status).toBe(400)
      expect(await shop.balance(ada)).toBe(25)
    })

    it.each([
      ["nothing", { amount: 0, note: "x" }, "amount"],
      ["half a point", { amount: 0.5, note: "x" }, "amount"],
      ["no note", { amount: 5 }, "note"],
      ["an empty note", { amount: 5, note: "" }, "note"],
      ["too much", { amount: 1e18, note: "x" }, "amount"],
    ])("refuse an adjustment by %s", async (_what, body, field) => {
      const answer = await shop.asAdmin<{ message: string }>("POST", `/customers/${ada.id}/points`, body)
      expect(answer.status).toBe(400)
      expect(answer.body.message).toContain(field)
      expect(
        (await shop.asAdmin("POST", "/customers/cus_none/points", { amount: 5, note: "x" })).status
      ).toBe(404)
    })
  })
})
