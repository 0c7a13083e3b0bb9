import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { restoreBatchWorkflow } from "../../../../../workflows/change-batch"
import { redemptionService } from "../../../../answers"

/** Takes back that a batch was withdrawn; `restored` says how many codes that were. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { result: restored } = await restoreBatchWorkflow(req.scope).run({ input: { id: req.params.id } })
  res.json({
    redemption_code_batch: await redemptionService(req.scope).describeBatch(req.params.id),
    restored,
  })
}
