import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type { HandOut } from "../modules/redemption/operations/hand-out"
import type RedemptionModuleService from "../modules/redemption/service"
import { announceSoon } from "./announce"

const handOutCodesStep = createStep("redemption-hand-out-codes", async (input: HandOut, { container }) => {
  await assertMembers(container, input.customer_ids ?? [])
  const codes = await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).handOutCodes(input)
  announceSoon(container)
  return new StepResponse(codes)
})

/** Gives free codes of a campaign to members, or so many of them. Asked twice, a member gets the same code. */
export const handOutCodesWorkflow = createWorkflow(
  "hand-out-redemption-codes",
  (input: WorkflowData<HandOut>) => new WorkflowResponse(handOutCodesStep(input))
)

/** @throws 400 that names the first who is nobody */
async function assertMembers(container: MedusaContainer, ids: string[]): Promise<void> {
  if (ids.length === 0) {
    return
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "customer",
    fields: ["id"],
    filters: { id: ids, has_account: true },
  })
  const known = new Set(data.map(({ id }) => id))
  const index = ids.findIndex((id) => !known.has(id))
  if (index !== -1) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Invalid request: customer_ids.${index}: there is no member with id: ${ids[index]}`
    )
  }
}
