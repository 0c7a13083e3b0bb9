import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { startImport } from "../../../../../workflows/import-codes"
import { redemptionService, taskAnswer } from "../../../../answers"
import { receiveUpload } from "./upload"

/** Takes in a CSV file, streamed, and reads it in the background. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const service = redemptionService(req.scope)
  const task_id = await receiveUpload(req, service)
  await startImport(req.scope, task_id)
  res.status(202).json({ redemption_task: taskAnswer(await service.retrieveRedemptionTask(task_id)) })
}
