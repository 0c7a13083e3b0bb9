import {
  createStep,
  createWorkflow,
  StepResponse,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { UpdateCampaign } from "../contracts/campaign"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"
import { announceSoon } from "./announce"

type OneCampaign = { id: string }
type CampaignMove = OneCampaign & { to: "active" | "paused" | "archived" }

const updateCampaignStep = createStep(
  "redemption-update-campaign",
  async ({ id, patch }: OneCampaign & { patch: UpdateCampaign }, { container }) => {
    await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).editCampaign(id, patch)
    announceSoon(container)
    return new StepResponse(id)
  }
)

/** Edits a campaign's settings. */
export const updateCampaignWorkflow = createWorkflow(
  "update-redemption-campaign",
  (input: WorkflowData<OneCampaign & { patch: UpdateCampaign }>) =>
    new WorkflowResponse(updateCampaignStep(input))
)

const restrictToVisibilityStep = createStep(
  "redemption-restrict-to-visibility",
  async ({ id }: OneCampaign, { container }) => {
    const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
    const restricted = await service.restrictCampaignToVisibility(id)
    announceSoon(container)
    return new StepResponse(restricted)
  }
)

/** Adds to a campaign's rules the condition that matches its visibility; doing it again changes nothing. */
export const restrictToVisibilityWorkflow = createWorkflow(
  "restrict-redemption-campaign-to-visibility",
  (input: WorkflowData<OneCampaign>) => new WorkflowResponse(restrictToVisibilityStep(input))
)

const moveCampaignStep = createStep(
  "redemption-move-campaign",
  async ({ id, to }: CampaignMove, { container }) => {
    const moved = await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).moveCampaign(id, to)
    announceSoon(container)
    return new StepResponse(moved)
  }
)

/** Activates, pauses or archives a campaign; doing it again changes nothing and says nothing. */
export const moveCampaignWorkflow = createWorkflow(
  "move-redemption-campaign",
  (input: WorkflowData<CampaignMove>) => new WorkflowResponse(moveCampaignStep(input))
)

const duplicateCampaignStep = createStep(
  "redemption-duplicate-campaign",
  async ({ id }: OneCampaign, { container }) => {
    const copy = await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).duplicateCampaign(id)
    announceSoon(container)
    return new StepResponse(copy)
  }
)

/** Makes a new draft with a campaign's settings. Returns its id. */
export const duplicateCampaignWorkflow = createWorkflow(
  "duplicate-redemption-campaign",
  (input: WorkflowData<OneCampaign>) => new WorkflowResponse(duplicateCampaignStep(input))
)

const deleteCampaignStep = createStep(
  "redemption-delete-campaign",
  async ({ id }: OneCampaign, { container }) => {
    await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).removeCampaign(id)
    return new StepResponse(id)
  }
)

/** Deletes a draft that has no codes. */
export const deleteCampaignWorkflow = createWorkflow(
  "delete-redemption-campaign",
  (input: WorkflowData<OneCampaign>) => new WorkflowResponse(deleteCampaignStep(input))
)
