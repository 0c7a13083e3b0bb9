import { CodeSpaceExhausted } from "../domain/code-generator"
import { codeSupplyOf } from "../modules/redemption/operations/generate-chunk"
import type RedemptionModuleService from "../modules/redemption/service"
import type { LeasedTask } from "../modules/redemption/sql/lease-task"

/**
 * Makes the codes of a batch, chunk by chunk, then lets them all go live in one transaction. Exactly as many as were
 * asked for, or a failed task that says how short it fell.
 */
export async function runGenerate(
  service: Pick<RedemptionModuleService, "taskWork">,
  task: LeasedTask
): Promise<{ outcome: "completed" | "failed"; campaign_activated: boolean }> {
  let { counts } = task
  const supply = codeSupplyOf(task)
  try {
    while (counts.created < counts.total) {
      counts = await service.taskWork.generateChunk(task, counts, supply)
    }
  } catch (error) {
    if (!(error instanceof CodeSpaceExhausted)) {
      throw error
    }
    await service.taskWork.fail(
      task,
      `Only ${counts.created} of ${counts.total} codes could be made: the format has no room for more. ` +
        "Nothing of this batch is redeemable. Cancel the task and generate longer codes, or make room and try again."
    )
    return { outcome: "failed", campaign_activated: false }
  }
  const { activated } = await service.taskWork.completeWithCodes(task)
  return { outcome: "completed", campaign_activated: activated }
}
