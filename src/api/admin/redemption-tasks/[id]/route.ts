import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { pokeRunner } from "../../../../tasks/context"
import { redemptionService, taskAnswer } from "../../../answers"

/** How far a task is. Asking also wakes the runner, should everybody else have forgotten it. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const task = await redemptionService(req.scope).retrieveRedemptionTask(req.params.id)
  if (task.status === "queued" || task.status === "running") {
    pokeRunner(req.scope)
  }
  res.json({ redemption_task: taskAnswer(task) })
}
