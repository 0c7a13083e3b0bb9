import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { voidBatchWorkflow } from "../../../../../workflows/change-batch"
import { redemptionService } from "../../../../answers"

/** Withdraws what nobody has used of a batch; `voided` says how many that were. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { result: voided } = await voidBatchWorkflow(req.scope).run({ input: { id: req.params.id } })
  res.json({
    redemption_code_batch: await redemptionService(req.scope).describeBatch(req.params.id),
    voided,
  })
}
