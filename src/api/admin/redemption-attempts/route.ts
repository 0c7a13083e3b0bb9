import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ListAttempts } from "../../../contracts/attempt"
import { attemptPageAnswer } from "./attempt-answer"

/** Refused tries, for whoever asks "why was my code refused?". */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.json(await attemptPageAnswer(req.scope, req.validatedQuery as ListAttempts))
}
