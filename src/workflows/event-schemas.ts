import {
  createStep,
  createWorkflow,
  StepResponse,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { CreateEventSchema, UpdateEventSchema } from "../contracts/event-schema"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"

const createEventSchemaStep = createStep(
  "redemption-create-event-schema",
  async (input: CreateEventSchema, { container }) => {
    return new StepResponse(
      await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).createEventSchema(input)
    )
  }
)

/** Creates an event schema. Returns its id. */
export const createEventSchemaWorkflow = createWorkflow(
  "create-redemption-event-schema",
  (input: WorkflowData<CreateEventSchema>) => new WorkflowResponse(createEventSchemaStep(input))
)

const updateEventSchemaStep = createStep(
  "redemption-update-event-schema",
  async ({ id, patch }: { id: string; patch: UpdateEventSchema }, { container }) => {
    await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).editEventSchema(id, patch)
    return new StepResponse(id)
  }
)

/** Edits an event schema; attributes that campaigns count on are kept. */
export const updateEventSchemaWorkflow = createWorkflow(
  "update-redemption-event-schema",
  (input: WorkflowData<{ id: string; patch: UpdateEventSchema }>) =>
    new WorkflowResponse(updateEventSchemaStep(input))
)

const deleteEventSchemaStep = createStep(
  "redemption-delete-event-schema",
  async ({ id }: { id: string }, { container }) => {
    await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).removeEventSchema(id)
    return new StepResponse(id)
  }
)

/** Deletes an event schema that no campaign uses. */
export const deleteEventSchemaWorkflow = createWorkflow(
  "delete-redemption-event-schema",
  (input: WorkflowData<{ id: string }>) => new WorkflowResponse(deleteEventSchemaStep(input))
)
