import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { UpdateBatch } from "../../../../contracts/batch"
import { updateBatchWorkflow } from "../../../../workflows/change-batch"
import { redemptionService } from "../../../answers"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.json({
    redemption_code_batch: await redemptionService(req.scope).describeBatch(req.params.id),
  })
}

export const POST = async (req: AuthenticatedMedusaRequest<UpdateBatch>, res: MedusaResponse) => {
  await updateBatchWorkflow(req.scope).run({ input: { id: req.params.id, patch: req.validatedBody } })
  res.json({
    redemption_code_batch: await redemptionService(req.scope).describeBatch(req.params.id),
  })
}
