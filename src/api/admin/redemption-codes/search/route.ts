import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { SearchCodes } from "../../../../contracts/code"
import { redemptionService } from "../../../answers"

/** Finds a code as typed, else those that begin so. A POST, because addresses end up in logs. */
export const POST = async (req: AuthenticatedMedusaRequest<SearchCodes>, res: MedusaResponse) => {
  const { codes, ...page } = await redemptionService(req.scope).searchCodes(req.validatedBody)
  res.json({ redemption_codes: codes, ...page, limit: req.validatedBody.limit })
}
