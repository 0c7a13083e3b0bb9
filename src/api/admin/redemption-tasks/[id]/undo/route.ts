import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { undoImportWorkflow } from "../../../../../workflows/change-task"
import { redemptionService, taskAnswer } from "../../../../answers"

export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await undoImportWorkflow(req.scope).run({ input: { id: req.params.id } })
  const task = await redemptionService(req.scope).retrieveRedemptionTask(req.params.id)
  res.json({ redemption_task: taskAnswer(task) })
}
