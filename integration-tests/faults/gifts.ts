import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { EffectHandler } from "../../src/contracts/effect-handler"

/** What a shop's own table might be. Every call is kept too: a handler may be called again, and the suite looks whether it was. */
export const giftTables = `
  create table faults_gift (
    effect_id text primary key, redemption_id text not null, customer_id text not null, sku text not null,
    label text, called_off boolean not null default false);
  create table faults_gift_call (effect_id text not null, work text not null)`

/** `GIFT_FAULT=apply` or `revert` ends the process between the two writes of that call. */
export type GiftWork = "apply" | "revert"

function dieIn(work: GiftWork): void {
  if (process.env.GIFT_FAULT === work) {
    process.kill(process.pid, "SIGKILL")
  }
}

const sqlOf = (container: MedusaContainer) => {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return async (text: string, values: string[]) => void (await connection.raw(text, values))
}

/** Two writes, neither of which hurts when it is made again: what docs/extending.md asks of a handler. */
const sendGift: EffectHandler<MedusaContainer> = {
  async apply(container, { id, redemption_id, customer_id, arguments: { sku } }) {
    const sql = sqlOf(container)
    await sql("insert into faults_gift_call (effect_id, work) values (?, 'apply')", [id])
    await sql(
      `insert into faults_gift (effect_id, redemption_id, customer_id, sku) values (?, ?, ?, ?)
       on conflict (effect_id) do nothing`,
      [id, redemption_id, customer_id, String(sku)]
    )
    dieIn("apply")
    const external_id = `gift-${id}`
    await sql("update faults_gift set label = ? where effect_id = ?", [external_id, id])
    return { external_id }
  },
  async revert(container, { id }) {
    const sql = sqlOf(container)
    await sql("insert into faults_gift_call (effect_id, work) values (?, 'revert')", [id])
    await sql("update faults_gift set called_off = true where effect_id = ?", [id])
    dieIn("revert")
    await sql("update faults_gift set label = null where effect_id = ?", [id])
  },
}

/** The option `effects` of the lab's shop: `REDEMPTION_EFFECTS` names this file. */
export const effects = { send_gift: sendGift }
