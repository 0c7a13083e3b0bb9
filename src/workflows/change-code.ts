import { MedusaError, ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"

type OneCode = { id: string }

const voidCodeStep = createStep("redemption-void-code", async ({ id }: OneCode, { container }) => {
  await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).voidCode(id)
  return new StepResponse(id)
})

/** Withdraws an unused code. */
export const voidCodeWorkflow = createWorkflow(
  "void-redemption-code",
  (input: WorkflowData<OneCode>) => new WorkflowResponse(voidCodeStep(input))
)

const restoreCodeStep = createStep("redemption-restore-code", async ({ id }: OneCode, { container }) => {
  await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).restoreCode(id)
  return new StepResponse(id)
})

/** Takes the withdrawal of a code back. */
export const restoreCodeWorkflow = createWorkflow(
  "restore-redemption-code",
  (input: WorkflowData<OneCode>) => new WorkflowResponse(restoreCodeStep(input))
)

const bindCodeStep = createStep(
  "redemption-bind-code",
  async ({ id, customer_id }: OneCode & { customer_id: string }, { container }) => {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({ entity: "customer", fields: ["id"], filters: { id: customer_id } })
    if (data.length === 0) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `Invalid request: customer_id: there is no customer with id: ${customer_id}`
      )
    }
    await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).bindCode(id, customer_id)
    return new StepResponse(id)
  }
)

/** Reserves an unused code for one member. */
export const bindCodeWorkflow = createWorkflow(
  "bind-redemption-code",
  (input: WorkflowData<OneCode & { customer_id: string }>) => new WorkflowResponse(bindCodeStep(input))
)
