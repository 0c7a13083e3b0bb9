import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { UpdateCampaign } from "../contracts/campaign"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"

type OneCampaign = { id: string }
type CampaignMove = OneCampaign & { to: "active" | "paused" | "archived" }

const updateCampaignStep = createStep(
  "redemption-update-campaign",
  async ({ id, patch }: OneCampaign & { patch: UpdateCampaign }, { container }) => {
    await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).editCampaign(id, patch)
    return new StepResponse(id)
  }
)

/** Edits a campaign's settings. */
export const updateCampaignWorkflow = createWorkflow(
  "update-redemption-campaign",
  (input: WorkflowData<OneCampaign & { patch: UpdateCampaign }>) => {
    const id = updateCampaignStep(input)
    emitEventStep({ eventName: "redemption_campaign.updated", data: { id } })
    return new WorkflowResponse(id)
  }
)

const restrictToVisibilityStep = createStep(
  "redemption-restrict-to-visibility",
  async ({ id }: OneCampaign, { container }) => {
    const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
    return new StepResponse(await service.restrictCampaignToVisibility(id))
  }
)

/** Adds to a campaign's rules the condition that matches its visibility; doing it again changes nothing. */
export const restrictToVisibilityWorkflow = createWorkflow(
  "restrict-redemption-campaign-to-visibility",
  (input: WorkflowData<OneCampaign>) => {
    const restricted = restrictToVisibilityStep(input)
    when(restricted, ({ changed }) => changed).then(() => {
      emitEventStep({ eventName: "redemption_campaign.updated", data: { id: input.id } })
    })
    return new WorkflowResponse(restricted)
  }
)

const moveCampaignStep = createStep(
  "redemption-move-campaign",
  async ({ id, to }: CampaignMove, { container }) => {
    return new StepResponse(
      await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).moveCampaign(id, to)
    )
  }
)

const moveEvents = {
  active: "redemption_campaign.activated",
  paused: "redemption_campaign.paused",
  archived: "redemption_campaign.archived",
}

/** Activates, pauses or archives a campaign; doing it again changes nothing and says nothing. */
export const moveCampaignWorkflow = createWorkflow(
  "move-redemption-campaign",
  (input: WorkflowData<CampaignMove>) => {
    const moved = moveCampaignStep(input)
    when(moved, ({ changed }) => changed).then(() => {
      emitEventStep({
        eventName: transform(input, ({ to }) => moveEvents[to]),
        data: { id: input.id },
      })
    })
    return new WorkflowResponse(moved)
  }
)

const duplicateCampaignStep = createStep(
  "redemption-duplicate-campaign",
  async ({ id }: OneCampaign, { container }) => {
    return new StepResponse(
      await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).duplicateCampaign(id)
    )
  }
)

/** Makes a new draft with a campaign's settings. Returns its id. */
export const duplicateCampaignWorkflow = createWorkflow(
  "duplicate-redemption-campaign",
  (input: WorkflowData<OneCampaign>) => {
    const id = duplicateCampaignStep(input)
    emitEventStep({ eventName: "redemption_campaign.created", data: { id } })
    return new WorkflowResponse(id)
  }
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
