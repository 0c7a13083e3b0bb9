import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { UpdateEventSchema } from "../../../../contracts/event-schema"
import { deleteEventSchemaWorkflow, updateEventSchemaWorkflow } from "../../../../workflows/event-schemas"
import { schemaAnswer } from "../schema-answer"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.json({ redemption_event_schema: await schemaAnswer(req.scope, req.params.id) })
}

export const POST = async (req: AuthenticatedMedusaRequest<UpdateEventSchema>, res: MedusaResponse) => {
  await updateEventSchemaWorkflow(req.scope).run({ input: { id: req.params.id, patch: req.validatedBody } })
  res.json({ redemption_event_schema: await schemaAnswer(req.scope, req.params.id) })
}

export const DELETE = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  await deleteEventSchemaWorkflow(req.scope).run({ input: { id: req.params.id } })
  res.json({ id: req.params.id, object: "redemption_event_schema", deleted: true })
}
