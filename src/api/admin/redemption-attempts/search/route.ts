import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { SearchAttempts } from "../../../../contracts/attempt"
import { redemptionService } from "../../../answers"
import { attemptPageAnswer } from "../attempt-answer"

/** Refused tries with one code, as a member would read it out. A POST, because addresses end up in logs. */
export const POST = async (req: AuthenticatedMedusaRequest<SearchAttempts>, res: MedusaResponse) => {
  const { code, ...asked } = req.validatedBody
  const code_fingerprint = await redemptionService(req.scope).fingerprintsOf(code)
  res.json(await attemptPageAnswer(req.scope, { ...asked, code_fingerprint }))
}
