import { model } from "@medusajs/framework/utils"
import { fullUnique } from "../full-index"

/** One member's place in referrals: the code they pass on, and who referred them. */
export const RedemptionReferral = model
  .define("redemption_referral", {
    id: model.id({ prefix: "redref" }).primaryKey(),
    customer_id: model.text(),
    referral_code: model.text(),
    referrer_id: model.text().nullable(),
    referred_at: model.dateTime().nullable(),
  })
  .indexes([
    fullUnique(["customer_id"], "IDX_redemption_referral_customer"),
    fullUnique(["referral_code"], "IDX_redemption_referral_code"),
    { on: ["referrer_id"], where: "referrer_id IS NOT NULL", name: "IDX_redemption_referral_referrer" },
  ])
  .checks([
    {
      name: "CK_redemption_referral_not_oneself",
      expression: (columns) =>
        `${columns.referrer_id} is null or ${columns.referrer_id} <> ${columns.customer_id}`,
    },
  ])
