import {
  createStep,
  createWorkflow,
  StepResponse,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { REDEMPTION_MODULE } from "../modules/redemption"
import { faultPoint } from "../modules/redemption/fault-point"
import type { Reversal } from "../modules/redemption/operations/reverse"
import type RedemptionModuleService from "../modules/redemption/service"
import { applyEffects } from "./apply-effects"
import { announceSoon } from "./announce"

const reverseStep = createStep("redemption-reverse", async (input: Reversal, { container }) => {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  const reversed = await service.reverseRedemption(input)
  if (reversed.changed) {
    faultPoint("reverse.after-commit")
    announceSoon(container)
    await applyEffects(container, input.redemption_id)
  }
  return new StepResponse(reversed)
})

/** Undoes a redemption: points, counters and code go back, once. Doing it again changes nothing. */
export const reverseRedemptionWorkflow = createWorkflow(
  "reverse-redemption",
  (input: WorkflowData<Reversal>) => new WorkflowResponse(reverseStep(input))
)
