import { inShop } from "./in-shop"
import { outcomeOf, type Member } from "./shop"
import { tally } from "./tally"

inShop(({ shop, sql }) => {
  const members = async (count: number) => {
    const list: Member[] = []
    for (let index = 0; index < count; index++) {
      list.push(await shop.member(`member-${index}`))
    }
    return list
  }

  it("lets exactly one of 200 parallel redeemers have a single-use code", async () => {
    const { codes } = await shop.campaign({ quantity: 1 })
    const redeemers = await members(20)
    // Ten tries each: a member who has it hears the first result again, so only the others count.
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => shop.redeem(redeemers[index % redeemers.length], codes[0]))
    )
    const ids = new Set(
      answers.flatMap(({ body }) => (body.type === "redemption" ? [body.redemption.id] : []))
    )
    expect(ids.size).toBe(1)
    expect(tally(answers.map(outcomeOf))).toEqual({ redemption: 10, code_already_redeemed: 190 })
    const fresh = answers.filter(({ body }) => body.type === "redemption" && !body.redemption.repeated)
    expect(fresh).toHaveLength(1)
  })

  it("lets a member with 20 codes in parallel have exactly the 3 of the limit", async () => {
    const { codes } = await shop.campaign({
      quantity: 20,
      limits: { member: { executions: { value: 3, window: "total" } } },
    })
    const [ada] = await members(1)
    const answers = await Promise.all(codes.map((code) => shop.redeem(ada, code)))
    expect(tally(answers.map(outcomeOf))).toEqual({ redemption: 3, member_limit_reached: 17 })
    expect(await shop.balance(ada)).toBe(300)
  })

  it("spends a budget to the last unit and never beyond", async () => {
    const { codes } = await shop.campaign({
      quantity: 60,
      limits: { campaign: { units: { value: 2_550, window: "total" } } },
    })
    const redeemers = await members(6)
    const answers = await Promise.all(codes.map((code, index) => shop.redeem(redeemers[index % 6], code)))
    expect(tally(answers.map(outcomeOf))).toEqual({ redemption: 25, budget_exhausted: 35 })
  })

  it("makes one redemption of one idempotency key sent 30 times at once", async () => {
    const { codes } = await shop.campaign()
    const [ada] = await members(1)
    const key = { "idempotency-key": "once" }
    const answers = await Promise.all(Array.from({ length: 30 }, () => shop.redeem(ada, codes[0], {}, key)))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(answers[0].body.type).toBe("redemption")
    expect(await shop.balance(ada)).toBe(100)
  })

  /**
   * The same storms against what a check-then-write program would do. They must come out wrong: a harness that
   * cannot see a race proves nothing above.
   */
  describe("the naive twin, which the harness must catch", () => {
    it("redeems one code many times, and passes a limit of 3", async () => {
      await sql("create table naive (id int primary key, uses int not null)")
      await sql("insert into naive values (1, 0), (2, 0)")
      const redeem = async (id: number, limit: number) => {
        const [{ uses }] = await sql<{ uses: number }>("select uses from naive where id = ?", [id])
        if (uses >= limit) {
          return "refused"
        }
        await sql("update naive set uses = ? where id = ?", [uses + 1, id])
        return "redemption"
      }
      const storm = (id: number, limit: number, size: number) =>
        Promise.all(Array.from({ length: size }, () => redeem(id, limit)))
      expect(tally(await storm(1, 1, 200)).redemption).toBeGreaterThan(1)
      expect(tally(await storm(2, 3, 20)).redemption).toBeGreaterThan(3)
    })
  })
})
