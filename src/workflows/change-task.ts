import { MedusaError, Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"

type TaskChange = { id: string }

/** Wakes the runner: a cancelled task still has codes to remove, a retried one has work to go on with. */
const wakeRunnerStep = createStep("redemption-wake-runner", async ({ id }: TaskChange, { container }) => {
  await container.resolve(Modules.EVENT_BUS).emit({ name: "redemption_task.queued", data: { id } })
  return new StepResponse(id)
})

const cancelTaskStep = createStep("redemption-cancel-task", async ({ id }: TaskChange, { container }) => {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  const task = await service.retrieveRedemptionTask(id)
  if (!(await service.taskWork.cancel(id)) && task.status !== "cancelled") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This task has ended and cannot be cancelled")
  }
  return new StepResponse(id)
})

/** Stops a task and removes the codes that it made and that never went live. */
export const cancelTaskWorkflow = createWorkflow(
  "cancel-redemption-task",
  (input: WorkflowData<TaskChange>) => {
    const id = cancelTaskStep(input)
    wakeRunnerStep({ id })
    return new WorkflowResponse(id)
  }
)

const retryTaskStep = createStep("redemption-retry-task", async ({ id }: TaskChange, { container }) => {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  await service.retrieveRedemptionTask(id)
  if (!(await service.taskWork.retry(id))) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "Only a failed task can be retried, and a file that was no good must be uploaded anew"
    )
  }
  return new StepResponse(id)
})

/** Lets a failed task go on from where it stopped. */
export const retryTaskWorkflow = createWorkflow(
  "retry-redemption-task",
  (input: WorkflowData<TaskChange>) => {
    const id = retryTaskStep(input)
    wakeRunnerStep({ id })
    return new WorkflowResponse(id)
  }
)

const confirmImportStep = createStep(
  "redemption-confirm-import",
  async ({ id }: TaskChange, { container }) => {
    const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
    const task = await service.retrieveRedemptionTask(id)
    if (!(await service.confirmImport(id)) && !isConfirmed(task)) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This task does not wait for a review")
    }
    return new StepResponse(id)
  }
)

/** Somebody said yes before, and it still holds: what was taken back since is not there to be confirmed. */
const isConfirmed = (task: { cursor: unknown; status: string }) =>
  (task.cursor as { confirmed?: boolean } | null)?.confirmed === true &&
  !["cancelled", "failed", "undone"].includes(task.status)

/** Lets the codes of a reviewed import go live. Confirming twice changes nothing. */
export const confirmImportWorkflow = createWorkflow(
  "confirm-redemption-import",
  (input: WorkflowData<TaskChange>) => {
    const id = confirmImportStep(input)
    wakeRunnerStep({ id })
    return new WorkflowResponse(id)
  }
)

const undoImportStep = createStep("redemption-undo-import", async ({ id }: TaskChange, { container }) => {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  await service.retrieveRedemptionTask(id)
  return new StepResponse(await service.undoImport(id))
})

/** Takes an import back: its codes that nobody redeemed are removed. Returns how many. */
export const undoImportWorkflow = createWorkflow(
  "undo-redemption-import",
  (input: WorkflowData<TaskChange>) => new WorkflowResponse(undoImportStep(input))
)
