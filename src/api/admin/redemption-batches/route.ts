import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ListBatches } from "../../../contracts/batch"
import { given, pageOf, redemptionService, withFields } from "../../answers"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { limit, offset, order, fields, ...filters } = req.validatedQuery as ListBatches
  const [rows, count] = await redemptionService(req.scope).listAndCountRedemptionCodeBatches(
    given(filters),
    pageOf({ limit, offset, order })
  )
  res.json({ redemption_code_batches: withFields(rows, fields), count, offset, limit })
}
