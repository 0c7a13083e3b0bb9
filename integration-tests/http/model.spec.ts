import fc from "fast-check"
import { plainRequest } from "../../src/modules/redemption/operations/redeem-request"
import { announce } from "../../src/workflows/announce"
import { redeemCodeWorkflow } from "../../src/workflows/redeem-code"
import { inShop } from "./in-shop"
import { residues } from "./residues"

type Command =
  | { do: "redeem"; member: number; code: number; key: number | null }
  | { do: "reverse"; redemption: number; then: "unused" | "voided" }
  | { do: "void" | "restore"; code: number }
  | { do: "limit"; value: number | null }
  | { do: "budget"; value: number | null }
  | { do: "pause" | "activate" }
  | { do: "tell" }

const members = 2
const codeCount = 4
const points = 10

const index = (count: number) => fc.nat({ max: count - 1 })
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant("redeem" as const),
      member: index(members),
      code: index(codeCount),
      key: fc.option(index(3)),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("reverse" as const),
      redemption: index(6),
      then: fc.constantFrom("unused" as const, "voided" as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom("void" as const, "restore" as const),
      code: index(codeCount),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("limit" as const),
      value: fc.option(fc.integer({ min: 1, max: 3 })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("budget" as const),
      value: fc.option(fc.integer({ min: 1, max: 5 }).map((n) => n * 9)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("pause" as const, "activate" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("tell" as const) }) }
)

type Redeemed = { member: number; code: number; reversed: boolean }

/** What the campaign should do, in a few lines that anybody can check by reading. */
class Model {
  readonly redemptions: Redeemed[] = []
  private readonly byKey = new Map<string, { asked: string; outcome: string }>()
  private readonly voided = new Set<number>()
  private isPaused = false
  private limit: number | null = null
  private budget: number | null = null

  redeem(member: number, code: number, key: number | null): string {
    const known = key === null ? undefined : this.byKey.get(`${member}:${key}`)
    const asked = String(code)
    if (known) {
      return known.asked === asked ? known.outcome : "conflict"
    }
    const outcome = this.decide(member, code)
    if (key !== null) {
      // A repeat of the same code adds no row of its own: the key stays free.
      if (!outcome.startsWith("repeated")) {
        this.byKey.set(`${member}:${key}`, { asked, outcome })
      }
    }
    return outcome
  }

  reverse(redemption: number, then: "unused" | "voided"): boolean {
    const one = this.redemptions[redemption]
    if (!one || one.reversed) {
      return false
    }
    one.reversed = true
    if (then === "voided") {
      this.voided.add(one.code)
    }
    return true
  }

  void = (code: number) => {
    if (this.holderOf(code) === undefined) {
      this.voided.add(code)
    }
  }
  restore = (code: number) => void this.voided.delete(code)
  pause = () => void (this.isPaused = true)
  activate = () => void (this.isPaused = false)
  setLimit = (value: number | null) => void (this.limit = value)
  setBudget = (value: number | null) => void (this.budget = value)

  /** What the campaign's page and its metrics must say, however much of it is tallied by now. */
  figures() {
    const live = this.live()
    const [used, voided] = [live.length, this.voided.size]
    return {
      codes: { total: codeCount, used, voided, unused: codeCount - used - voided },
      totals: {
        redemptions: used,
        members: new Set(live.map((one) => one.member)).size,
        points: points * used,
      },
    }
  }

  balance = (member: number) => points * this.live().filter((one) => one.member === member).length

  private live = () => this.redemptions.filter((one) => !one.reversed)
  private holderOf = (code: number) => this.live().find((one) => one.code === code)?.member

  private decide(member: number, code: number): string {
    const holder = this.holderOf(code)
    if (holder === member) {
      return `repeated ${this.redemptions.findIndex((one) => !one.reversed && one.code === code)}`
    }
    if (this.voided.has(code)) {
      return "code_not_found"
    }
    if (this.isPaused) {
      return "campaign_paused"
    }
    // A limit counts what was redeemed before it was set, too.
    if (this.limit !== null && this.counted("member", member) >= this.limit) {
      return "member_limit_reached"
    }
    if (this.budget !== null && this.counted("campaign", member) * points + points > this.budget) {
      return "budget_exhausted"
    }
    if (holder !== undefined) {
      return "code_already_redeemed"
    }
    this.redemptions.push({ member, code, reversed: false })
    return `redemption ${this.redemptions.length - 1}`
  }

  private counted(scope: "member" | "campaign", member: number): number {
    return this.live().filter((one) => scope === "campaign" || one.member === member).length
  }
}

inShop(({ shop, aMember, service, getContainer }) => {
  const people = [aMember("ada"), aMember("grace")]

  it("model and database agree on every program of redeem, replay, reverse, void, limits and pauses", async () => {
    let program = 0

    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 40 }), async (commands) => {
        program += 1
        const { campaign, codes } = await shop.campaign({
          quantity: codeCount,
          rules: [{ effects: [{ type: "add_points", points }] }],
        })
        const rows = await service().listRedemptionCodes({ campaign_id: campaign.id })
        const idOf = (code: number) => rows.find((row) => row.code === codes[code])!.id
        const before = await Promise.all(people.map((member) => shop.balance(member)))
        const model = new Model()
        const made: string[] = []
        const limits: { member: object; campaign: object } = { member: {}, campaign: {} }
        const quietly = async (change: () => Promise<unknown>) => {
          try {
            await change()
          } catch {
            // The model says what must have happened; the next outcomes tell whether it did.
          }
        }

        for (const [step, asked] of commands.entries()) {
          const where = `program ${program}, step ${step}: ${JSON.stringify(asked)}`
          switch (asked.do) {
            case "redeem": {
              const expected = model.redeem(asked.member, asked.code, asked.key)
              const outcome = await redeem(
                people[asked.member].id,
                codes[asked.code],
                asked.key,
                program,
                made
              )
              expect(`${where} → ${outcome}`).toBe(`${where} → ${expected}`)
              break
            }
            case "reverse": {
              const id = made[asked.redemption]
              const expected = model.reverse(asked.redemption, asked.then)
              if (id) {
                const input = { redemption_id: id, code: asked.then, reason: null, reversed_by: null }
                const { changed } = await service().reverseRedemption(input)
                expect(`${where} → ${changed}`).toBe(`${where} → ${expected}`)
              }
              break
            }
            case "void":
              model.void(asked.code)
              await quietly(() => service().voidCode(idOf(asked.code)))
              break
            case "restore":
              model.restore(asked.code)
              await quietly(() => service().restoreCode(idOf(asked.code)))
              break
            case "limit":
              model.setLimit(asked.value)
              limits.member = asked.value ? { executions: { value: asked.value, window: "total" } } : {}
              await shop.asAdmin("POST", `/redemption-campaigns/${campaign.id}`, { limits })
              break
            case "budget":
              model.setBudget(asked.value)
              limits.campaign = asked.value ? { units: { value: asked.value, window: "total" } } : {}
              await shop.asAdmin("POST", `/redemption-campaigns/${campaign.id}`, { limits })
              break
            case "pause":
              model.pause()
              await quietly(() => service().moveCampaign(campaign.id, "paused"))
              break
            case "activate":
              model.activate()
              await shop.move(campaign.id, "activate")
              break
            case "tell":
              await announce(getContainer(), { older_than_seconds: 0 })
              break
          }
        }
        const after = await Promise.all(people.map((member) => shop.balance(member)))
        expect(after.map((balance, member) => balance - before[member])).toEqual([
          model.balance(0),
          model.balance(1),
        ])
        const { codes: counted } = await shop.look(campaign.id)
        expect({ codes: counted, totals: await shop.totals(campaign.id) }).toMatchObject(model.figures())
        expect(await residues(getContainer())).toEqual([])
      }),
      { numRuns: 30, seed: 20261124, endOnFailure: true }
    )
  })

  async function redeem(
    customer_id: string,
    code: string,
    key: number | null,
    program: number,
    made: string[]
  ): Promise<string> {
    try {
      const { result } = await redeemCodeWorkflow(getContainer()).run({
        input: {
          ...plainRequest,
          channel: "store",
          audience: "member",
          customer_id,
          code,
          idempotency_key: key === null ? null : `${customer_id}:${program}:${key}`,
        },
      })
      if (result.type === "rejection") {
        return result.error.code
      }
      const { id, repeated } = result.redemption
      if (!made.includes(id)) {
        made.push(id)
      }
      return `${repeated ? "repeated" : "redemption"} ${made.indexOf(id)}`
    } catch (error) {
      return (error as { code?: string }).code === "idempotency_key_reused" ? "conflict" : String(error)
    }
  }
})
