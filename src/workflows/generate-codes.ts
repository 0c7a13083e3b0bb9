import { Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { CreateBatch } from "../contracts/batch"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"
import { finishTask } from "../tasks/context"

/** Batches up to this size are ready in the answer; larger ones are made in the background. */
export const mostAtOnce = 10_000

type GenerateCodesInput = CreateBatch & { campaign_id: string; requested_by: string | null }

const requestBatchStep = createStep(
  "redemption-request-batch",
  async (input: GenerateCodesInput, { container }) => {
    const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
    return new StepResponse(await service.requestBatch(input))
  }
)

/** Does a small task at once and leaves a large one to the background runner. */
export const startTaskStep = createStep(
  "redemption-start-task",
  async ({ task_id, quantity }: { task_id: string | null; quantity: number }, { container }) => {
    if (task_id === null) {
      return new StepResponse(null)
    }
    if (quantity <= mostAtOnce) {
      await finishTask(container, task_id)
    } else {
      await container
        .resolve(Modules.EVENT_BUS)
        .emit({ name: "redemption_task.queued", data: { id: task_id } })
    }
    return new StepResponse(task_id)
  }
)

/** Makes a batch of codes for a campaign. Returns the ids of the batch and its task, and what was warned about. */
export const generateCodesWorkflow = createWorkflow(
  "generate-redemption-codes",
  (input: WorkflowData<GenerateCodesInput>) => {
    const requested = requestBatchStep(input)
    startTaskStep(
      transform({ input, requested }, ({ input: asked, requested: made }) => ({
        task_id: made.task_id as string | null,
        quantity: asked.quantity,
      }))
    )
    return new WorkflowResponse(requested)
  }
)
