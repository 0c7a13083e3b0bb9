import type { MedusaContainer } from "@medusajs/framework/types"
import { redemptionService } from "../../answers"

/** An event schema with who counts on it. @throws 404 */
export async function schemaAnswer(container: MedusaContainer, id: string) {
  const service = redemptionService(container)
  const schema = await service.retrieveRedemptionEventSchema(id)
  return { ...schema, ...(await service.eventSchemaUses(id)) }
}
