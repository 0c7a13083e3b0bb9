import type { MedusaContainer } from "@medusajs/framework/types"
import type { ListCodes } from "../../../contracts/code"
import { redemptionService } from "../../answers"

/** One page of codes in the list envelope, with the cursor of the next one. */
export async function codePageAnswer(container: MedusaContainer, { limit, cursor, ...filter }: ListCodes) {
  const { codes, ...page } = await redemptionService(container).listCodes(filter, { limit, cursor })
  return { redemption_codes: codes, ...page, limit }
}
