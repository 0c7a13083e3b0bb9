import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { redemptionService } from "../../answers"

/** @throws 404 */
export async function campaignAnswer(container: MedusaContainer, id: string): Promise<CampaignAnswer> {
  const [campaign] = await redemptionService(container).describeCampaigns([id])
  if (!campaign) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Redemption campaign with id: ${id} was not found`)
  }
  return campaign
}
