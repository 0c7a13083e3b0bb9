import {
  createStep,
  createWorkflow,
  StepResponse,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { CreateTier, UpdateTier } from "../contracts/tier"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"
import { announceSoon } from "./announce"

const createTierStep = createStep("redemption-create-tier", async (input: CreateTier, { container }) => {
  const id = await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).createTier(input)
  announceSoon(container)
  return new StepResponse(id)
})

/** Adds a tier. Members who have it by now are announced in the background. */
export const createTierWorkflow = createWorkflow(
  "create-redemption-tier",
  (input: WorkflowData<CreateTier>) => new WorkflowResponse(createTierStep(input))
)

const updateTierStep = createStep(
  "redemption-update-tier",
  async ({ id, patch }: { id: string; patch: UpdateTier }, { container }) => {
    await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).editTier(id, patch)
    announceSoon(container)
    return new StepResponse(id)
  }
)

/** Changes a tier. Members who rise or fall by it are announced. @throws 404; 400 when its name or threshold is taken */
export const updateTierWorkflow = createWorkflow(
  "update-redemption-tier",
  (input: WorkflowData<{ id: string; patch: UpdateTier }>) => new WorkflowResponse(updateTierStep(input))
)

const deleteTierStep = createStep("redemption-delete-tier", async ({ id }: { id: string }, { container }) => {
  await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).removeTier(id)
  announceSoon(container)
  return new StepResponse(id)
})

/** Removes a tier; its members have the next lower one from now on, which is announced. @throws 404 */
export const deleteTierWorkflow = createWorkflow(
  "delete-redemption-tier",
  (input: WorkflowData<{ id: string }>) => new WorkflowResponse(deleteTierStep(input))
)
