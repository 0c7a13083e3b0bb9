import { MedusaError } from "@medusajs/framework/utils"
import type { RedeemAnswer, ValidAnswer, ValidateAnswer } from "../../../contracts/answers"
import { limitRefusal } from "../../../domain/limits"
import { refuse, toRejection, type Refusal, type Rejection } from "../../../domain/refusal"
import type { Database } from "../database"
import { faultPoint } from "../fault-point"
import { newId } from "../ids"
import type { ModuleOptions } from "../options"
import { insertAttempt } from "../sql/insert-attempt"
import { answerOf, toAnswer } from "./answer"
import type { Assessment } from "./assess"
import { claim, ClaimLost, type Claimed } from "./claim"
import type { RedeemRequest } from "./redeem-request"

type Granted = Extract<Assessment, { verdict: "grant" }>

/** How a claim ended. Lost to another one: the situation has changed and wants a new look. */
export type ClaimOutcome =
  | { outcome: "claimed"; answer: RedeemAnswer; redemption_id: string }
  | { outcome: "refused"; refusal: Refusal }
  | { outcome: "changed" }

/** Carries out what was granted, in one transaction. */
export async function claimGrant(
  database: Database,
  request: RedeemRequest,
  granted: Granted
): Promise<ClaimOutcome> {
  const id = newId("red")
  const { grant, campaign } = granted
  try {
    const claimed = await database.transaction((sql) =>
      claim(sql, {
        id,
        code_id: granted.code_id,
        campaign_id: campaign.id,
        campaign_version: campaign.version,
        customer_id: request.customer_id!,
        channel: request.channel,
        // Without a key of the caller's the row is its own: never in anybody's way.
        idempotency_key: request.idempotency_key ?? `own:${id}`,
        request_fingerprint: granted.marks.request_fingerprint,
        points: grant.points,
        units: grant.units,
        trace: granted.trace,
        note: request.note,
        requested_by: request.requested_by,
        guards: grant.guards,
        referrer_id: grant.referrer_id,
        event_id: request.event?.id ?? null,
        order_id: request.order?.id ?? null,
        effects: grant.effects,
      })
    )
    faultPoint("claim.after-commit")
    return {
      outcome: "claimed",
      redemption_id: id,
      answer: await freshAnswer(database, request, granted, claimed),
    }
  } catch (error) {
    if (!(error instanceof ClaimLost)) {
      throw error
    }
    if (error.lost.to === "limit") {
      return { outcome: "refused", refusal: limitRefusal(error.lost.guard) }
    }
    return error.lost.to === "points"
      ? { outcome: "refused", refusal: refuse("insufficient_points") }
      : { outcome: "changed" }
  }
}

/** The answer to a claim that just succeeded, from what is at hand; only an untouched balance has to be read. */
async function freshAnswer(
  database: Database,
  request: RedeemRequest,
  granted: Granted,
  claimed: Claimed
): Promise<RedeemAnswer> {
  if (claimed.balance === null) {
    return (await database.read((sql) => answerOf(sql, { redemption_id: claimed.redemption_id })))!
  }
  return toAnswer(
    {
      id: claimed.redemption_id,
      campaign: { id: granted.campaign.id, name: granted.campaign.name },
      status: "completed",
      points: String(granted.grant.points),
      created_at: claimed.created_at,
      effects: claimed.effects.filter((effect) => effect.target === "member"),
      balance: String(claimed.balance),
      customer_id: request.customer_id!,
    },
    false
  )
}

/** Answers a request that needs no claim: refused, repeated, or in conflict with an earlier one. */
export async function answerWithoutClaim(
  database: Database,
  options: ModuleOptions,
  request: RedeemRequest,
  assessment: Exclude<Assessment, { verdict: "grant" }>
): Promise<RedeemAnswer> {
  switch (assessment.verdict) {
    case "refusal":
      return await recordRefusal(database, options, request, assessment, assessment.refusal)
    case "replay": {
      const { redemption_id, same_key } = assessment
      return (await database.read((sql) => answerOf(sql, { redemption_id, repeated: !same_key })))!
    }
    case "stored_refusal":
      return assessment.answer as Rejection
    case "conflict":
      throw new MedusaError(
        MedusaError.Types.CONFLICT,
        "This idempotency key was used for another request. Send a new key with a new request."
      )
  }
}

/** A refusal changes nothing but this: the attempt is written down, without the code. */
export async function recordRefusal(
  database: Database,
  options: ModuleOptions,
  request: RedeemRequest,
  assessment: Assessment,
  refusal: Refusal
): Promise<Rejection> {
  const answer = rejectionFor(options, request, refusal)
  const isKeyed = request.idempotency_key !== null
  await database.read((sql) =>
    insertAttempt(sql, {
      id: newId("redatt"),
      customer_id: request.customer_id,
      ip_hash: assessment.marks.ip_hash,
      code_masked: assessment.marks.code_masked,
      code_fingerprint: assessment.marks.code_fingerprint,
      refusal: refusal.reason,
      campaign_id: assessment.campaign?.id ?? null,
      channel: request.channel,
      order_id: request.order?.id ?? null,
      event_id: request.event?.id ?? null,
      idempotency_key: isKeyed ? request.idempotency_key : null,
      request_fingerprint: isKeyed ? assessment.marks.request_fingerprint : null,
      answer: isKeyed ? answer : null,
    })
  )
  return answer
}

/** What redeeming would answer, without doing it. */
export async function validAnswer(
  database: Database,
  options: ModuleOptions,
  request: RedeemRequest,
  assessment: Assessment
): Promise<ValidateAnswer> {
  if (assessment.verdict === "grant") {
    return grantInView(assessment)
  }
  // Asked whether it may redeem, a member who already did hears that the code is used up.
  const refusal = assessment.verdict === "refusal" ? assessment.refusal : refuse("code_already_redeemed")
  return await recordRefusal(database, options, request, assessment, refusal)
}

/** What a member is shown of a grant that is not carried out. */
export const grantInView = ({ campaign, grant }: Granted): ValidAnswer => ({
  type: "valid",
  campaign: { id: campaign.id, name: campaign.name },
  rewards: grant.effects
    .filter((effect) => effect.target === "member")
    .map((effect) => ({ type: effect.type, ...(effect.points ? { points: effect.points } : {}) })),
})

function rejectionFor(options: ModuleOptions, request: RedeemRequest, refusal: Refusal): Rejection {
  return toRejection(refusal, {
    audience: request.audience,
    opaque: options.opaque_refusals,
    timeZone: options.time_zone,
  })
}
