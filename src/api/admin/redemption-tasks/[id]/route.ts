import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { pokeRunner } from "../../../../tasks/context"
import { redemptionService, taskAnswer } from "../../../answers"

/** How far a task is. For an import, what was wrong with which rows. Asking also wakes the runner, should everybody else have forgotten it. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const service = redemptionService(req.scope)
  const task = await service.retrieveRedemptionTask(req.params.id)
  if (task.status === "queued" || task.status === "running") {
    pokeRunner(req.scope)
  }
  const issues = task.type === "import" ? { issues: await service.summarizeIssues(task.id) } : {}
  res.json({ redemption_task: { ...taskAnswer(task), ...issues } })
}
