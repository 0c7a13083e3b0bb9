import {
  createStep,
  createWorkflow,
  StepResponse,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"
import { announceSoon } from "./announce"

type Adjustment = { customer_id: string; amount: number; note: string }

const adjustPointsStep = createStep("redemption-adjust-points", async (input: Adjustment, { container }) => {
  await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).adjustPoints(input)
  announceSoon(container)
  return new StepResponse(input.customer_id)
})

/** Gives or takes points by hand. */
export const adjustPointsWorkflow = createWorkflow(
  "adjust-redemption-points",
  (input: WorkflowData<Adjustment>) => {
    return new WorkflowResponse(adjustPointsStep(input))
  }
)
