import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { CreateEventSchema, ListEventSchemas } from "../../../contracts/event-schema"
import { createEventSchemaWorkflow } from "../../../workflows/event-schemas"
import { given, pageOf, redemptionService, withFields } from "../../answers"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { q, fields, ...page } = req.validatedQuery as ListEventSchemas
  const [rows, count] = await redemptionService(req.scope).listAndCountRedemptionEventSchemas(
    given({ q }),
    pageOf(page)
  )
  res.json({
    redemption_event_schemas: withFields(rows, fields),
    count,
    offset: page.offset,
    limit: page.limit,
  })
}

export const POST = async (req: AuthenticatedMedusaRequest<CreateEventSchema>, res: MedusaResponse) => {
  const { result: id } = await createEventSchemaWorkflow(req.scope).run({ input: req.validatedBody })
  res.json({ redemption_event_schema: await redemptionService(req.scope).retrieveRedemptionEventSchema(id) })
}
