import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { RedeemCode } from "../../../../contracts/redemption"
import { validateCode } from "../../../../workflows/redeem-code"
import { memberRequest } from "../member-request"

/** What redeeming would answer now, without doing it. Only a refused try leaves a trace. */
export const POST = async (req: AuthenticatedMedusaRequest<RedeemCode>, res: MedusaResponse) => {
  res.json(await validateCode(req.scope, { ...memberRequest(req), idempotency_key: null }))
}
