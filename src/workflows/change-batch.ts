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
import { announceSoon } from "./announce"

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
  const voided = await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).voidBatch(id)
  announceSoon(container)
  return new StepResponse(voided)
})

/** Withdraws all unused codes of a batch. Returns how many. */
export const voidBatchWorkflow = createWorkflow(
  "void-redemption-code-batch",
  (input: WorkflowData<{ id: string }>) => new WorkflowResponse(voidBatchStep(input))
)

const restoreBatchStep = createStep(
  "redemption-restore-batch",
  async ({ id }: { id: string }, { container }) =>
    new StepResponse(await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).restoreBatch(id))
)

/** Takes back that a batch was withdrawn. Returns how many codes came back. */
export const restoreBatchWorkflow = createWorkflow(
  "restore-redemption-code-batch",
  (input: WorkflowData<{ id: string }>) => new WorkflowResponse(restoreBatchStep(input))
)
