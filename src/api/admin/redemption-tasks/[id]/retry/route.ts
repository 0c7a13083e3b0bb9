import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { retryTaskWorkflow } from "../../../../../workflows/change-task"
import { redemptionService, taskAnswer } from "../../../../answers"

export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await retryTaskWorkflow(req.scope).run({ input: { id: req.params.id } })
  res.json({
    redemption_task: taskAnswer(await redemptionService(req.scope).retrieveRedemptionTask(req.params.id)),
  })
}
