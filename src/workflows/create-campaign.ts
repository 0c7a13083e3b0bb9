import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { CreateCampaign } from "../contracts/campaign"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"
import { announceSoon } from "./announce"
import { startTaskStep } from "./generate-codes"

type CreateCampaignInput = { campaign: CreateCampaign; requested_by: string | null }

/** One transaction: when it fails nothing is there to compensate. */
const createCampaignStep = createStep(
  "redemption-create-campaign",
  async ({ campaign, requested_by }: CreateCampaignInput, { container }) => {
    const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
    const created = await service.createCampaign(campaign, requested_by)
    announceSoon(container)
    return new StepResponse(created)
  }
)

/** Creates a campaign as a draft, with its first batch when a quantity is given. Returns its id. */
export const createCampaignWorkflow = createWorkflow(
  "create-redemption-campaign",
  (input: WorkflowData<CreateCampaignInput>) => {
    const created = createCampaignStep(input)
    startTaskStep(
      transform({ input, created }, ({ input: asked, created: made }) => ({
        task_id: made.batch?.task_id ?? null,
        quantity: asked.campaign.quantity ?? 0,
      }))
    )
    return new WorkflowResponse(transform(created, ({ campaign_id }) => campaign_id))
  }
)
