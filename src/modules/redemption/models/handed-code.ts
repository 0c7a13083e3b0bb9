import { model } from "@medusajs/framework/utils"
import { fullUnique } from "../full-index"

/**
 * One code that was given to somebody. A member has at most one of a campaign: being asked twice gives the same one.
 * Rows of one request share their `hand_out_id`.
 */
export const RedemptionHandedCode = model
  .define("redemption_handed_code", {
    id: model.id({ prefix: "redhand" }).primaryKey(),
    hand_out_id: model.text(),
    campaign_id: model.text(),
    /** Null when codes were asked for by number: whom they go to is not known here. */
    customer_id: model.text().nullable(),
    /** Null only inside the transaction that looks for one. */
    code_id: model.text().nullable(),
    requested_by: model.text().nullable(),
  })
  .indexes([
    fullUnique(["campaign_id", "customer_id"], "IDX_redemption_handed_code_member"),
    fullUnique(["code_id"], "IDX_redemption_handed_code_code"),
    // Whether a deleted member was ever given one, whatever the campaign.
    { on: ["customer_id"], where: "customer_id IS NOT NULL", name: "IDX_redemption_handed_code_customer" },
    {
      on: ["campaign_id", "code_id"],
      where: null as unknown as string,
      name: "IDX_redemption_handed_code_last",
    },
    { on: ["hand_out_id"], where: null as unknown as string, name: "IDX_redemption_handed_code_hand_out" },
  ])
