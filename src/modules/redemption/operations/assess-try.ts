import { toCanonical } from "../../../domain/canonical"
import { refuse } from "../../../domain/refusal"
import { isFailedGuess } from "../../../domain/throttle"
import type { Database } from "../database"
import type { ModuleOptions } from "../options"
import { assess, type Assessment, type LoadFacts } from "./assess"
import type { FormatsInUse } from "./formats-in-use"
import type { RedeemRequest } from "./redeem-request"
import { rejectionFor } from "./redeem"
import type { Throttle } from "./throttle"

type Context = { options: ModuleOptions; formats: FormatsInUse; loadFacts: LoadFacts; throttle: Throttle }

/** Decides about a try of somebody's, and counts it when it is what a guesser hears. Else it writes nothing. */
export async function assessTry(
  database: Database,
  { throttle, ...context }: Context,
  request: RedeemRequest
): Promise<Assessment> {
  const watch = throttle.watch(request)
  return await throttle.inTurn(watch, async () => {
    const known = { watched: await throttle.inDatabase(watch), ...(await throttle.inRedis(watch)) }
    const assessment = await assess(database, { ...context, throttle: known }, request)
    if (assessment.verdict !== "refusal") {
      return assessment
    }
    const told = rejectionFor(context.options, request, assessment.refusal).error.code
    if (!isFailedGuess(told)) {
      return assessment
    }
    const campaign_id = assessment.campaign?.id ?? (await campaignGuessed(context, request))
    const { held_until, ...counted } = await throttle.countFailure(watch, campaign_id)
    // One of many at the same time, and one too many: it learns nothing.
    const refusal = held_until ? refuse("too_many_attempts", { retry_at: held_until }) : assessment.refusal
    return { ...assessment, refusal, throttle: { has_failures: true, ...counted } }
  })
}

/** A code that is none belongs to no campaign; by its looks it may be meant for one. */
async function campaignGuessed({ formats, options }: Omit<Context, "throttle">, { code }: RedeemRequest) {
  const input = toCanonical(code, options)
  return "canonical" in input ? await formats.campaignLike(input.canonical) : null
}
