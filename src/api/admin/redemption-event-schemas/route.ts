import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { CreateEventSchema, ListEventSchemas } from "../../../contracts/event-schema"
import { createEventSchemaWorkflow } from "../../../workflows/event-schemas"
import { given, pageOf, redemptionService, withFields } from "../../answers"
import { schemaAnswer } from "./schema-answer"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { q, fields, ...page } = req.validatedQuery as ListEventSchemas
  const service = redemptionService(req.scope)
  const [rows, count] = await service.listAndCountRedemptionEventSchemas(given({ q }), pageOf(page))
  const campaigns = await service.countSchemaCampaigns(rows.map(({ id }) => id))
  const counted = rows.map((row) => ({ ...row, campaign_count: campaigns.get(row.id) ?? 0 }))
  res.json({
    redemption_event_schemas: withFields(counted, fields),
    count,
    offset: page.offset,
    limit: page.limit,
  })
}

export const POST = async (req: AuthenticatedMedusaRequest<CreateEventSchema>, res: MedusaResponse) => {
  const { result: id } = await createEventSchemaWorkflow(req.scope).run({ input: req.validatedBody })
  res.json({ redemption_event_schema: await schemaAnswer(req.scope, id) })
}
