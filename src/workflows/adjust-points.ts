import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
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
export const adjustPointsWorkflow = createWorkflow("adjust-points", (input: WorkflowData<Adjustment>) => {
  const customer_id = adjustPointsStep(input)
  emitEventStep({
    eventName: "redemption_points.changed",
    data: transform(customer_id, (id) => ({ customer_id: id })),
  })
  return new WorkflowResponse(customer_id)
})
