import type { MedusaContainer } from "@medusajs/framework/types"
import { faultPoint } from "../../modules/redemption/fault-point"
import { storeCreditModule } from "../../modules/redemption/store-credit-module"
import type { DueEffect } from "../../modules/redemption/sql/due-effects"
import type { EffectHands } from "./hands"

type Move = { account_id: string; amount: number; reference: string; reference_id: string; note?: string }
type Owner = { customer_id: string; currency_code: string }
type Made = { id: string }

/** What we use of the loyalty plugin's module; it is not installed with us, so neither are its types. */
type StoreCredit = {
  listStoreCreditAccounts(owner: Owner): Promise<Made[]>
  createStoreCreditAccounts(owner: Owner): Promise<Made>
  /** As every Medusa module has it for its tables; `creditAccounts` does the same and takes no id. */
  createAccountTransactions(move: Move & { id: string; type: "credit" }): Promise<Made>
  debitAccounts(moves: Move[]): Promise<unknown>
  retrieveAccountStats(filters: { account_id: string }): Promise<{ balance: number }>
  listAccountTransactions(filters: Omit<Move, "amount" | "note">): Promise<Made[]>
  deleteTransactions(ids: string[]): Promise<unknown>
}

function moduleIn(container: MedusaContainer): StoreCredit {
  const found = container.resolve<StoreCredit | undefined>(storeCreditModule, { allowUnregistered: true })
  if (!found) {
    throw new Error("Store credit needs the loyalty plugin, which is not installed")
  }
  return found
}

/** Their unique indexes are the referee: who comes second takes what the first has made. */
async function findOrMake(find: () => Promise<Made[]>, make: () => Promise<Made>): Promise<string> {
  const [found] = await find()
  if (found) {
    return found.id
  }
  faultPoint("store-credit.before-make")
  try {
    return (await make()).id
  } catch (error) {
    const [theirs] = await find()
    if (!theirs) {
      throw error
    }
    return theirs.id
  }
}

const ownerOf = ({ customer_id, payload }: DueEffect): Owner => ({
  customer_id,
  currency_code: String(payload.currency_code),
})

const amountOf = ({ payload }: DueEffect) => Number(payload.amount)

export const storeCreditHands: EffectHands = {
  async apply(container, effect) {
    const credit = moduleIn(container)
    const owner = ownerOf(effect)
    const account_id = await findOrMake(
      () => credit.listStoreCreditAccounts(owner),
      () => credit.createStoreCreditAccounts(owner)
    )
    const given = { account_id, reference: "redemption", reference_id: effect.id }
    await findOrMake(
      () => credit.listAccountTransactions(given),
      () =>
        credit.createAccountTransactions({
          ...given,
          id: `sc_trx_${effect.id}`,
          type: "credit",
          amount: amountOf(effect),
        })
    )
    return { external_id: account_id }
  },
  async revert(container, effect) {
    const credit = moduleIn(container)
    const account_id = effect.external_id ?? (await credit.listStoreCreditAccounts(ownerOf(effect))).at(0)?.id
    if (!account_id) {
      return null
    }
    const amount = amountOf(effect)
    const reference_id = effect.id
    const given = await credit.listAccountTransactions({ account_id, reference: "redemption", reference_id })
    if (given.length === 0) {
      return null
    }
    const taken = { account_id, reference: "redemption_reversal", reference_id }
    const undone = () => credit.listAccountTransactions(taken)
    if ((await undone()).length === 0) {
      if ((await credit.retrieveAccountStats({ account_id })).balance < amount) {
        return "The credit has been spent"
      }
      faultPoint("store-credit.before-debit")
      // Under a lock of theirs, so that what is being spent at this moment is not taken back as well.
      await credit.debitAccounts([{ ...taken, amount }])
    }
    // Two tries that crossed have both debited: all but the first is removed again.
    const [, ...surplus] = (await undone()).map(({ id }) => id).sort()
    if (surplus.length > 0) {
      await credit.deleteTransactions(surplus)
    }
    return null
  },
}
