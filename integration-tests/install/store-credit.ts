import assert from "node:assert/strict"
import { randomUUID } from "node:crypto"
import { Client } from "@medusajs/framework/pg"
import { callerFor, signIn } from "../../demo/http"
import { step } from "../../demo/print"
import type { RunningServer } from "../../demo/server"
import type { FaultPoint } from "../../src/modules/redemption/fault-point"
import { finishEffects } from "../faults/finish-effects"
import { stateOf } from "../faults/process-state"
import { until } from "../http/until"
import { admin, openShop, signUp, type Shop } from "./job"

type Account = { id: string; currency_code: string; balance: number; credits: number; debits: number }
type Move = { type: "credit" | "debit"; amount: number }
type Effect = { type: string; status: string; error: string | null }
type Redemption = { id: string; effects: Pick<Effect, "type" | "status">[] }
type Headers = Record<string, string>
type Fault = FaultPoint | `${FaultPoint}:2`

/** A shop with the loyalty plugin: a process that nobody kills, and others beside it that die where they are told to. */
export type CreditShop = {
  url: string
  databaseUrl: string
  /** Starts another process of the same shop, and waits until it answers. */
  startBeside(fault: NodeJS.ProcessEnv): Promise<RunningServer>
}

const amount = 12.5

/**
 * The effect `store_credit` with the loyalty plugin itself, over HTTP: what it gives is on the member's account as that
 * plugin's own routes tell it, and is taken back; a process that is killed anywhere around it leaves exactly one credit.
 */
export async function testStoreCredit(given: CreditShop): Promise<void> {
  const bench = await CreditBench.open(given)
  await step("Give store credit, and take it back", () => bench.givesAndTakesBack())
  await step("Leave alone what has been spent", () => bench.leavesWhatIsSpent())
  await step("Give five first credits at once: one account", () => bench.opensOneAccount())
  await step("Kill a process at every point around a credit: one, always", () => bench.survivesKills())
  await step("Freeze a process before it credits, and let another do it: one", () => bench.survivesFreezing())
}

class CreditBench {
  private constructor(
    private readonly given: CreditShop,
    private readonly shop: Shop,
    private readonly staff: Headers,
    private readonly codes: string[]
  ) {}

  static async open(given: CreditShop): Promise<CreditBench> {
    const shop = await openShop(given.url)
    const { redemption_campaign } = await shop.admin.post<{ redemption_campaign: { id: string } }>(
      "/admin/redemption-campaigns",
      {
        name: "Store credit",
        code_format: { prefix: "PAY", length: 10 },
        quantity: 50,
        rules: [{ effects: [{ type: "store_credit", amount, currency_code: "eur" }] }],
        activate: true,
      }
    )
    const { redemption_codes } = await shop.admin.get<{ redemption_codes: { code: string }[] }>(
      `/admin/redemption-campaigns/${redemption_campaign.id}/codes?status=unused&limit=50`
    )
    const staff = { authorization: `Bearer ${await signIn(given.url, "user", admin)}` }
    return new CreditBench(
      given,
      shop,
      staff,
      redemption_codes.map(({ code }) => code)
    )
  }

  async givesAndTakesBack(): Promise<void> {
    const member = await this.member()
    const { id, effects } = await this.redeem(member)
    assert.deepEqual(effects, [{ type: "store_credit", status: "applied" }])
    await this.assertAccount(member, { balance: amount, moves: [`credit ${amount}`] })
    await this.reverse(id)
    await this.assertTakenBack(member, id)
  }

  async leavesWhatIsSpent(): Promise<void> {
    const member = await this.member()
    const { id } = await this.redeem(member)
    const [account] = await this.accounts(member)
    await this.shop.admin.post(`/admin/store-credit-accounts/${account.id}/debit`, { amount: 5 })
    await this.reverse(id)
    assert.deepEqual(await this.effectOf(id), { status: "reversed", error: "The credit has been spent" })
    await this.assertAccount(member, { balance: amount - 5, moves: [`credit ${amount}`, "debit 5"] })
  }

  /** An account that two have not found is opened by one of them; the other must not have to try again for that. */
  async opensOneAccount(): Promise<void> {
    const member = await this.member()
    const redeemed = await Promise.all(Array.from({ length: 5 }, () => this.redeem(member)))
    assert.deepEqual(
      redeemed.map(({ effects }) => effects[0].status),
      redeemed.map(() => "applied")
    )
    await this.assertAccount(member, { balance: 5 * amount, moves: redeemed.map(() => `credit ${amount}`) })
  }

  async survivesKills(): Promise<void> {
    const applying: Fault[] = [
      "claim.after-commit",
      "effect.before-apply",
      "store-credit.before-make",
      // The account is there, the credit is not.
      "store-credit.before-make:2",
      "effect.after-apply",
      "effect.after-mark",
    ]
    const reverting: Fault[] = [
      "reverse.after-commit",
      "effect.before-revert",
      "store-credit.before-debit",
      "effect.after-revert",
    ]
    const standing: Headers[] = []
    const reversed: { member: Headers; id: string }[] = []
    for (const point of applying) {
      const member = await this.member()
      const code = this.nextCode()
      await this.killed(point, (url) => this.redeem(member, { url, code }))
      await this.redeem(member, { code })
      standing.push(member)
    }
    for (const point of reverting) {
      const member = await this.member()
      const { id } = await this.redeem(member)
      await this.killed(point, (url) => this.reverse(id, url))
      await this.reverse(id)
      reversed.push({ member, id })
    }
    await this.finishEffects()
    for (const member of standing) {
      await this.assertAccount(member, { balance: amount, moves: [`credit ${amount}`] })
    }
    for (const { member, id } of reversed) {
      await this.assertTakenBack(member, id)
    }
  }

  /** Its lease runs out while it still means to credit, so both do; their ledger takes one. */
  async survivesFreezing(): Promise<void> {
    const member = await this.member()
    const frozen = await this.given.startBeside({
      REDEMPTION_FAULT_POINT: "store-credit.before-make:2",
      REDEMPTION_FAULT_SIGNAL: "SIGSTOP",
    })
    try {
      const answer = this.redeem(member, { url: frozen.url })
      await until(async () => (await stateOf(frozen.pid)) === "T")
      await this.finishEffects()
      process.kill(frozen.pid, "SIGCONT")
      await answer
    } finally {
      await frozen.stop()
    }
    await this.assertAccount(member, { balance: amount, moves: [`credit ${amount}`] })
  }

  private nextCode(): string {
    return this.codes.pop()!
  }

  private async member(): Promise<Headers> {
    return await signUp(this.given.url, this.shop.publishableKey, `member-${randomUUID().slice(0, 8)}`)
  }

  private async redeem(
    member: Headers,
    { url = this.given.url, code = this.nextCode() } = {}
  ): Promise<Redemption> {
    const answer = await callerFor(url, member).post<{ type: string; redemption: Redemption }>(
      "/store/redemptions",
      { code }
    )
    assert.equal(answer.type, "redemption")
    return answer.redemption
  }

  private async reverse(id: string, url = this.given.url): Promise<void> {
    await callerFor(url, this.staff).post(`/admin/redemptions/${id}/reverse`, { code: "voided" })
  }

  /** What staff are told of the one effect of a redemption. */
  private async effectOf(id: string): Promise<Pick<Effect, "status" | "error">> {
    const { redemption } = await this.shop.admin.get<{ redemption: { effects: Effect[] } }>(
      `/admin/redemptions/${id}`
    )
    const [{ status, error }] = redemption.effects
    return { status, error }
  }

  private async accounts(member: Headers): Promise<Account[]> {
    const { store_credit_accounts } = await callerFor(this.given.url, member).get<{
      store_credit_accounts: Account[]
    }>("/store/store-credit-accounts?currency_code=eur")
    return store_credit_accounts
  }

  /** The member has one account, with this on it and nothing else. */
  private async assertAccount(
    member: Headers,
    expected: { balance: number; moves: string[] }
  ): Promise<void> {
    const accounts = await this.accounts(member)
    assert.deepEqual(
      accounts.map(({ currency_code, balance }) => ({ currency_code, balance })),
      [{ currency_code: "eur", balance: expected.balance }]
    )
    const { transactions } = await this.shop.admin.get<{ transactions: Move[] }>(
      `/admin/store-credit-accounts/${accounts[0].id}/transactions`
    )
    assert.deepEqual(transactions.map((move) => `${move.type} ${move.amount}`).sort(), expected.moves)
  }

  private async assertTakenBack(member: Headers, id: string): Promise<void> {
    assert.deepEqual(await this.effectOf(id), { status: "reversed", error: null })
    await this.assertAccount(member, { balance: 0, moves: [`credit ${amount}`, `debit ${amount}`] })
  }

  private async killed(point: Fault, ask: (url: string) => Promise<unknown>): Promise<void> {
    const doomed = await this.given.startBeside({ REDEMPTION_FAULT_POINT: point })
    try {
      await assert.rejects(ask(doomed.url), /fetch failed/, `${point} was not reached`)
      await doomed.ended
    } finally {
      await doomed.stop()
    }
  }

  private async finishEffects(): Promise<void> {
    const database = new Client({ connectionString: this.given.databaseUrl })
    await database.connect()
    try {
      await finishEffects(async (text) => (await database.query<object>(text)).rows)
    } finally {
      await database.end()
    }
  }
}
