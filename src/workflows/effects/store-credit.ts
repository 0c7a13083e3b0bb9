import type { MedusaContainer } from "@medusajs/framework/types"
import { storeCreditModule } from "../../modules/redemption/store-credit-module"
import type { DueEffect } from "../../modules/redemption/sql/due-effects"
import type { EffectHands } from "./hands"

type Move = { account_id: string; amount: number; reference: string; reference_id: string; note?: string }

/** What we use of the loyalty plugin's module; it is not installed with us, so neither are its types. */
type StoreCredit = {
  listStoreCreditAccounts(filters: { customer_id: string; currency_code: string }): Promise<{ id: string }[]>
  createStoreCreditAccounts(account: { customer_id: string; currency_code: string }): Promise<{ id: string }>
  creditAccounts(moves: Move[]): Promise<unknown>
  debitAccounts(moves: Move[]): Promise<unknown>
  retrieveAccountStats(filters: { account_id: string }): Promise<{ balance: number }>
  listAccountTransactions(filters: {
    account_id: string
    reference: string
    reference_id: string
  }): Promise<{ id: string }[]>
  deleteTransactions(ids: string[]): Promise<unknown>
}

function moduleIn(container: MedusaContainer): StoreCredit {
  const found = container.resolve<StoreCredit | undefined>(storeCreditModule, { allowUnregistered: true })
  if (!found) {
    throw new Error("Store credit needs the loyalty plugin, which is not installed")
  }
  return found
}

async function accountOf(credit: StoreCredit, { customer_id, payload }: DueEffect): Promise<string> {
  const owner = { customer_id, currency_code: String(payload.currency_code) }
  const [account] = await credit.listStoreCreditAccounts(owner)
  return (account ?? (await credit.createStoreCreditAccounts(owner))).id
}

/**
 * Moves credit once for this effect. Their ledger has no constraint that would see to it: a move is looked for before
 * it is made, and should two tries ever have crossed, all but the first of them are removed again.
 */
async function moveOnce(
  credit: StoreCredit,
  move: Move,
  make: (moves: Move[]) => Promise<unknown>
): Promise<void> {
  const { account_id, reference, reference_id } = move
  const made = async () =>
    (await credit.listAccountTransactions({ account_id, reference, reference_id })).map(({ id }) => id).sort()
  if ((await made()).length === 0) {
    await make([move])
  }
  const [, ...surplus] = await made()
  if (surplus.length > 0) {
    await credit.deleteTransactions(surplus)
  }
}

export const storeCreditHands: EffectHands = {
  async apply(container, effect) {
    const credit = moduleIn(container)
    const account_id = await accountOf(credit, effect)
    const move = {
      account_id,
      amount: Number(effect.payload.amount),
      reference: "redemption",
      reference_id: effect.id,
    }
    await moveOnce(credit, move, (moves) => credit.creditAccounts(moves))
    return { external_id: account_id }
  },
  async revert(container, effect) {
    const credit = moduleIn(container)
    const account_id = effect.external_id ?? (await accountOf(credit, effect))
    const amount = Number(effect.payload.amount)
    const given = await credit.listAccountTransactions({
      account_id,
      reference: "redemption",
      reference_id: effect.id,
    })
    if (given.length === 0) {
      return null
    }
    const move = { account_id, amount, reference: "redemption_reversal", reference_id: effect.id }
    const undone = await credit.listAccountTransactions({
      account_id,
      reference: move.reference,
      reference_id: effect.id,
    })
    if (undone.length === 0 && (await credit.retrieveAccountStats({ account_id })).balance < amount) {
      return "The credit has been spent"
    }
    await moveOnce(credit, move, (moves) => credit.debitAccounts(moves))
    return null
  },
}
