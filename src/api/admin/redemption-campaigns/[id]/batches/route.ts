import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { CreateBatch } from "../../../../../contracts/batch"
import { generateCodesWorkflow } from "../../../../../workflows/generate-codes"
import { redemptionService, taskAnswer } from "../../../../answers"

/** Makes more codes: small batches are ready in this answer, large ones are made in the background. */
export const POST = async (req: AuthenticatedMedusaRequest<CreateBatch>, res: MedusaResponse) => {
  const { result } = await generateCodesWorkflow(req.scope).run({
    input: { ...req.validatedBody, campaign_id: req.params.id, requested_by: req.auth_context.actor_id },
  })
  const service = redemptionService(req.scope)
  res.status(202).json({
    redemption_code_batch: await service.retrieveRedemptionCodeBatch(result.batch_id),
    redemption_task: taskAnswer(await service.retrieveRedemptionTask(result.task_id)),
    warnings: result.warnings,
  })
}
