import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { PrintBatch } from "../../../../../contracts/print"
import { printBatchWorkflow } from "../../../../../workflows/print-batch"
import { redemptionService, taskAnswer } from "../../../../answers"

/** Prints the unused codes of a batch; the file will be at `/admin/redemption-tasks/:id/file`. */
export const POST = async (req: AuthenticatedMedusaRequest<PrintBatch>, res: MedusaResponse) => {
  const { result: id } = await printBatchWorkflow(req.scope).run({
    input: { batch_id: req.params.id, settings: req.validatedBody, requested_by: req.auth_context.actor_id },
  })
  res
    .status(202)
    .json({ redemption_task: taskAnswer(await redemptionService(req.scope).retrieveRedemptionTask(id)) })
}
