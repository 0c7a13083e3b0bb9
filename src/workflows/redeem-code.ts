import { WorkflowManager, type WorkflowDefinition } from "@medusajs/framework/orchestration"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createHook,
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { z } from "@medusajs/framework/zod"
import type { RedeemAnswer, ValidateAnswer } from "../contracts/answers"
import type { Simulate, SimulationAnswer } from "../contracts/simulation"
import { refusals, refuse, type RefusalCode } from "../domain/refusal"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type { Assessment } from "../modules/redemption/operations/assess"
import type { Granted } from "../modules/redemption/operations/redeem"
import type { RedeemRequest } from "../modules/redemption/operations/redeem-request"
import type RedemptionModuleService from "../modules/redemption/service"
import { applyEffects } from "./apply-effects"
import { soundAlarm } from "./sound-alarm"
import { announceSoon } from "./announce"
import {
  cartObjection,
  namesCart,
  redeemedOnCart,
  repeatedOnCart,
  type CartRequest,
} from "./cart/redeem-for-cart"
import { factLoader, isMember, withKnownMember } from "./member-facts"

/** What a handler of the `validate` hook may return to refuse: one of the product's refusal codes. */
const HookRefusal = z
  .object({
    refusal: z.object({
      code: z.enum(Object.keys(refusals) as [RefusalCode, ...RefusalCode[]]),
      details: z.record(z.string(), z.unknown()).optional(),
    }),
  })
  .nullish()

type Redeemed = { answer: RedeemAnswer; redemption_id: string | null }

const assessStep = createStep("redemption-assess", async (request: RedeemRequest, { container }) => {
  const known = await withKnownMember(container, request)
  return new StepResponse(await assessTry(container, known))
})

const claimStep = createStep(
  "redemption-claim",
  async (
    input: { request: RedeemRequest; assessment: Assessment; hook?: z.output<typeof HookRefusal> },
    { container }
  ): Promise<StepResponse<Redeemed>> => {
    const { assessment, hook } = input
    const request = await withKnownMember(container, input.request)
    if (assessment.verdict === "grant" && hook) {
      const { code, details } = hook.refusal
      const refusal = refuse(code, { details })
      const answer = await serviceOf(container).refuseRedemption(request, assessment, refusal)
      return new StepResponse({ answer, redemption_id: null })
    }
    return new StepResponse(await settle(container, request, assessment))
  }
)

/** Claims what was granted and does what reaches outside; answers what was not granted. */
async function settle(
  container: MedusaContainer,
  request: RedeemRequest,
  assessment: Assessment
): Promise<Redeemed> {
  const service = serviceOf(container)
  const objection = namesCart(request) ? await cartObjection(container, request, assessment) : null
  if (assessment.verdict !== "grant") {
    const answer = await service.answerUngranted(request, assessment)
    return {
      answer: namesCart(request) ? await repeatedOnCart(container, request, answer) : answer,
      redemption_id: null,
    }
  }
  if (objection) {
    return { answer: await service.refuseRedemption(request, assessment, objection), redemption_id: null }
  }
  const claimed = await service.claimRedemption(request, assessment, factLoader(container))
  announceSoon(container)
  const redeemed = await withEffects(container, assessment, claimed)
  return namesCart(request) ? await withCart(container, request, assessment, redeemed) : redeemed
}

/** What fails here is tried again by a job: the redemption itself stands. */
async function withEffects(
  container: MedusaContainer,
  { grant }: Granted,
  claimed: Redeemed
): Promise<Redeemed> {
  if (!claimed.redemption_id || grant.effects.every((effect) => effect.where !== "outside")) {
    return claimed
  }
  await applyEffects(container, claimed.redemption_id)
  const answer = await serviceOf(container).retrieveRedemptionAnswer(claimed.redemption_id)
  return { ...claimed, answer: answer ?? claimed.answer }
}

async function withCart(
  container: MedusaContainer,
  request: CartRequest,
  granted: Granted,
  redeemed: Redeemed
): Promise<Redeemed> {
  const { answer, redemption_id } = redeemed
  if (redemption_id === null || answer.type !== "redemption") {
    return { redemption_id, answer: await repeatedOnCart(container, request, answer) }
  }
  const onCart = await redeemedOnCart(container, request, answer)
  if ("type" in onCart) {
    return { redemption_id, answer: onCart }
  }
  const refused = await serviceOf(container).refuseRedemption(request, granted, onCart)
  return { redemption_id: null, answer: refused }
}

/**
 * Redeems a code, from whichever door: reads the situation once, decides, and claims in one transaction.
 *
 * Hooks offered: `validate` sees every grant before it is claimed and may return `{ refusal: { code } }`;
 * `redemptionCompleted` runs after the commit (with `redemption_id: null` when there was nothing to redeem).
 *
 * @returns the redemption or the rejection, as the HTTP API answers it
 */
export const redeemCodeWorkflow = createWorkflow(
  "redeem-redemption-code",
  (request: WorkflowData<RedeemRequest>) => {
    const assessment = assessStep(request)
    const validate = createHook(
      "validate",
      transform({ request, assessment }, ({ request: asked, assessment: assessed }) =>
        hookInput(asked, assessed)
      ),
      { resultValidator: HookRefusal }
    )
    const redeemed = claimStep({ request, assessment, hook: validate.getResult() })
    const redemptionCompleted = createHook("redemptionCompleted", redeemed)
    const answer = transform(redeemed, (ended) => ended.answer)
    return new WorkflowResponse(answer, { hooks: [validate, redemptionCompleted] })
  }
)

const ownHooks = hookHandlers()

/** Whether the shop has put handlers of its own into the workflow: then nothing may redeem around it. */
export const isExtended = () => hookHandlers().some((handler, index) => handler !== ownHooks[index])

function hookHandlers(): unknown[] {
  const workflow = WorkflowManager.getWorkflow(redeemCodeWorkflow.getName()) as WorkflowDefinition
  return ["validate", "redemptionCompleted"].map((hook) => workflow.handlers_.get(hook))
}

/**
 * Redeems a code as the workflow does, and through it when the shop has handlers for its hooks. Without any, the engine
 * would only keep books about two steps that need no compensation.
 */
export async function redeemCode(container: MedusaContainer, request: RedeemRequest): Promise<RedeemAnswer> {
  if (isExtended()) {
    const { result } = await redeemCodeWorkflow(container).run({ input: request })
    return result as RedeemAnswer
  }
  const known = await withKnownMember(container, request)
  const assessment = await assessTry(container, known)
  return (await settle(container, known, assessment)).answer
}

/** What redeeming would answer now. Writes nothing but a refused attempt, so it needs no workflow. */
export async function validateCode(
  container: MedusaContainer,
  request: RedeemRequest
): Promise<ValidateAnswer> {
  const service = serviceOf(container)
  const assessment = await assessTry(container, request)
  const objection = namesCart(request) ? await cartObjection(container, request, assessment) : null
  return objection
    ? await service.refuseRedemption(request, assessment, objection)
    : await service.answerValidation(request, assessment)
}

/** A dry run of a redemption, check by check. Writes nothing. */
export async function simulateRedemption(
  container: MedusaContainer,
  asked: Simulate
): Promise<SimulationAnswer> {
  const { customer_id } = asked
  const isUnknown = customer_id !== undefined && !(await isMember(container, customer_id))
  const simulated = isUnknown ? { ...asked, customer_id: null } : asked
  return await serviceOf(container).simulateRedemption(simulated, factLoader(container))
}

/** Hooks see who and what for, and what would be given; the code stays with us. */
function hookInput({ code: _code, ...request }: RedeemRequest, assessment: Assessment) {
  return {
    request,
    campaign: assessment.campaign,
    grant: assessment.verdict === "grant" ? assessment.grant : null,
  }
}

async function assessTry(container: MedusaContainer, request: RedeemRequest): Promise<Assessment> {
  const assessment = await serviceOf(container).assessRedemption(request, factLoader(container))
  if (assessment.throttle?.alarm) {
    await soundAlarm(container, assessment.throttle.alarm)
  }
  return assessment
}

const serviceOf = (container: MedusaContainer) =>
  container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
