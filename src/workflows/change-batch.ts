import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  createStep,
  createWorkflow,
  StepResponse,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { UpdateBatch } from "../contracts/batch"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"

const updateBatchStep = createStep(
  "redemption-update-batch",
  async ({ id, patch }: { id: string; patch: UpdateBatch }, { container }) => {
    const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
    await service.retrieveRedemptionCodeBatch(id)
    await service.updateRedemptionCodeBatches({ id, ...patch })
    return new StepResponse(id)
  }
)

/** Edits a batch's label, tag or expiry. */
export const updateBatchWorkflow = createWorkflow(
  "update-redemption-code-batch",
  (input: WorkflowData<{ id: string; patch: UpdateBatch }>) => new WorkflowResponse(updateBatchStep(input))
)

const voidBatchStep = createStep("redemption-void-batch", async ({ id }: { id: string }, { container }) => {
  return new StepResponse(await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).voidBatch(id))
})

/** Withdraws all unused codes of a batch. Returns how many. */
export const voidBatchWorkflow = createWorkflow(
  "void-redemption-code-batch",
  (input: WorkflowData<{ id: string }>) => {
    const voided = voidBatchStep(input)
    emitEventStep({ eventName: "redemption_code_batch.voided", data: { id: input.id } })
    return new WorkflowResponse(voided)
  }
)
