import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Wakes a runner for a file that has been uploaded. Should nobody hear it, the scheduled job will. */
export async function startImport(container: MedusaContainer, task_id: string): Promise<void> {
  await container.resolve(Modules.EVENT_BUS).emit({ name: "redemption_task.queued", data: { id: task_id } })
}
