import type { RedeemAnswer, ValidAnswer, ValidateAnswer } from "../../../contracts/answers"
import { limitRefusal } from "../../../domain/limits"
import { refuse, toRejection, type Refusal, type Rejection } from "../../../domain/refusal"
import type { Database } from "../database"
import { faultPoint } from "../fault-point"
import { newId } from "../ids"
import type { ModuleOptions } from "../options"
import { keyReused } from "../problems"
import { claimAll, type ClaimResult, type NewClaim } from "../sql/claim"
import { insertAttempt } from "../sql/insert-attempt"
import { answerOf, toAnswer } from "./answer"
import type { Assessment } from "./assess"
import { planClaim, type ClaimInput } from "./claim"
import type { RedeemRequest } from "./redeem-request"

export type Granted = Extract<Assessment, { verdict: "grant" }>

/** How a claim ended. Lost to another one: the situation has changed and wants a new look. */
export type ClaimOutcome =
  | { outcome: "claimed"; answer: RedeemAnswer; redemption_id: string }
  | { outcome: "refused"; refusal: Refusal }
  | { outcome: "changed" }

/** Carries out what was granted: one statement, whole or not at all. */
export async function claimGrant(
  database: Database,
  request: RedeemRequest,
  granted: Granted
): Promise<ClaimOutcome> {
  const [outcome] = await claimGrants(database, [{ request, granted }])
  return outcome
}

/**
 * Carries out many grants, each whole or not at all whatever becomes of the others: together in one transaction, and
 * when some of them stand in the way, the rest again without those.
 */
export async function claimGrants(
  database: Database,
  grants: { request: RedeemRequest; granted: Granted }[]
): Promise<ClaimOutcome[]> {
  const outcomes: ClaimOutcome[] = []
  const claimTogether = async (claims: PlannedClaim[]): Promise<PlannedClaim[]> => {
    faultPoint("claim.before-commit")
    const results = await database.read((sql) =>
      claimAll(
        sql,
        claims.map(({ wanted }) => wanted)
      )
    )
    faultPoint("claim.after-commit")
    const contested: PlannedClaim[] = []
    const open: PlannedClaim[] = []
    for (const [position, claim] of claims.entries()) {
      const result = results[position]
      if (!result) {
        open.push(claim)
      } else if (result.lost === "together") {
        contested.push(claim)
      } else {
        outcomes[claim.index] = outcomeOf(claim, result)
      }
    }
    // Near the end of a budget each asks for itself: some of them may still have a part of it.
    for (const claim of contested) {
      await claimTogether([claim])
    }
    return open
  }
  let open = grants.map(({ request, granted }, index): PlannedClaim => {
    return { index, request, granted, wanted: planClaim(claimInput(request, granted)) }
  })
  while (open.length > 0) {
    const [apart, later] = apartAndLater(open)
    open = [...(await claimTogether(apart)), ...later]
  }
  return outcomes
}

type PlannedClaim = { index: number; request: RedeemRequest; granted: Granted; wanted: NewClaim }

/** Those that touch no code and no account of an earlier one, and those that do. */
function apartAndLater(claims: PlannedClaim[]): [PlannedClaim[], PlannedClaim[]] {
  const touched = new Set<string>()
  const [apart, later]: [PlannedClaim[], PlannedClaim[]] = [[], []]
  for (const claim of claims) {
    const { redemption, moves } = claim.wanted
    const touches = [redemption.code_id, ...moves.map(({ customer_id }) => customer_id)]
    const isApart = !touches.some((id) => touched.has(id))
    touches.forEach((id) => touched.add(id))
    ;(isApart ? apart : later).push(claim)
  }
  return [apart, later]
}

function claimInput(request: RedeemRequest, { grant, campaign, ...granted }: Granted): ClaimInput {
  const id = newId("red")
  return {
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
  }
}

function outcomeOf(
  { request, granted: { grant, campaign }, wanted: { redemption, effects } }: PlannedClaim,
  result: Exclude<ClaimResult, { lost: "together" }>
): ClaimOutcome {
  switch (result.lost) {
    case null: {
      const answer = toAnswer(
        {
          id: redemption.id,
          campaign: { id: campaign.id, name: campaign.name },
          status: "completed",
          points: String(grant.points),
          created_at: result.made_at,
          effects: effects.filter((effect) => effect.target === "member"),
          balance: String(result.balance),
          customer_id: request.customer_id!,
        },
        false
      )
      return { outcome: "claimed", redemption_id: redemption.id, answer }
    }
    case "limit":
      return { outcome: "refused", refusal: limitRefusal(grant.guards[result.lost_guard]) }
    case "points":
      return { outcome: "refused", refusal: refuse("insufficient_points") }
    case "key":
    case "code":
      return { outcome: "changed" }
  }
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
      throw keyReused("Idempotency-Key")
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
  if (refusal.reason === "too_many_attempts") {
    // Written down once, when the hold began; and no key keeps it as its answer: later the same try may count.
    return answer
  }
  const isKeyed = request.idempotency_key !== null
  const attempt = {
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
  }
  await database.read(async (sql) => {
    await insertAttempt(sql, attempt)
    if (assessment.throttle?.began_hold) {
      await insertAttempt(sql, {
        ...attempt,
        id: newId("redatt"),
        refusal: "too_many_attempts",
        idempotency_key: null,
        request_fingerprint: null,
        answer: null,
      })
    }
  })
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

export function rejectionFor(options: ModuleOptions, request: RedeemRequest, refusal: Refusal): Rejection {
  return toRejection(refusal, {
    audience: request.audience,
    opaque: options.opaque_refusals,
    timeZone: options.time_zone,
    locale: request.locale,
  })
}
