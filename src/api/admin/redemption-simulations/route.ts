import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Simulate } from "../../../contracts/simulation"
import { simulateRedemption } from "../../../workflows/redeem-code"

/** A dry run: the verdict with the trace of every check. Writes nothing. */
export const POST = async (req: AuthenticatedMedusaRequest<Simulate>, res: MedusaResponse) => {
  res.json(await simulateRedemption(req.scope, req.validatedBody))
}
