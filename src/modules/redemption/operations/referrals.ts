import { randomFillSync } from "node:crypto"
import { MedusaError } from "@medusajs/framework/utils"
import type { Referral } from "../../../contracts/answers"
import { toCanonical } from "../../../domain/canonical"
import { codeFormatDefaults } from "../../../domain/code-format"
import { createCodeGenerator } from "../../../domain/code-generator"
import { newId } from "../ids"
import {
  claimReferrer,
  countReferred,
  ensureReferral,
  findByReferralCode,
  lockReferrals,
  wouldBeCircle,
} from "../sql/referrals"
import type { Sql } from "../sql/sql"

/** 24^10 codes: two members never draw the same one, and the unique index would say so. */
const referralFormat = { ...codeFormatDefaults, length: 10 }

/** A member's place in referrals; the code to pass on is made at the first look. */
export async function memberReferral(sql: Sql, customer_id: string): Promise<Referral> {
  const row = await ensureReferral(sql, {
    id: newId("redref"),
    customer_id,
    referral_code: drawReferralCode(),
  })
  return {
    code: row.referral_code,
    referred_count: await countReferred(sql, { referrer_id: customer_id }),
    referrer_claimed: row.referrer_id !== null,
  }
}

/**
 * Lets a member name who referred them: once, not oneself, not in a circle, not after the first redemption. The same
 * referrer named again changes nothing.
 *
 * @throws 400 with a code that says which of these it was
 */
export async function claimReferral(sql: Sql, customer_id: string, typed: string): Promise<Referral> {
  const input = toCanonical(typed)
  const referrer =
    "canonical" in input ? await findByReferralCode(sql, { referral_code: input.canonical }) : null
  if (!referrer) {
    throw refused("referral_code_not_found", "We could not find this referral code")
  }
  if (referrer.customer_id === customer_id) {
    throw refused("referral_of_oneself", "You cannot refer yourself")
  }
  await lockReferrals(sql)
  const own = await ensureReferral(sql, {
    id: newId("redref"),
    customer_id,
    referral_code: drawReferralCode(),
  })
  if (own.referrer_id === referrer.customer_id) {
    return await memberReferral(sql, customer_id)
  }
  if (own.referrer_id) {
    throw refused("referral_already_claimed", "You have named who referred you already")
  }
  if (await wouldBeCircle(sql, { customer_id, referrer_id: referrer.customer_id })) {
    throw refused("referral_circle", "You referred this member yourself")
  }
  if (!(await claimReferrer(sql, { customer_id, referrer_id: referrer.customer_id }))) {
    throw refused("referral_too_late", "A referral counts only before the first redemption")
  }
  return await memberReferral(sql, customer_id)
}

function drawReferralCode(): string {
  const generator = createCodeGenerator(referralFormat, (bytes) => void randomFillSync(bytes))
  return generator.draw(1)[0].canonical
}

const refused = (code: string, message: string) =>
  new MedusaError(MedusaError.Types.NOT_ALLOWED, message, code)
