import { useQuery } from "@tanstack/react-query"
import { get } from "./client"
import type { SchemaRow } from "./schemas"

/** What campaigns name of the shop's own: customer groups, promotions, tiers, event schemas. */

export type Named = { id: string; name: string }

export const useCustomerGroups = (isWanted = true) =>
  useQuery({
    queryKey: ["redemption_customer_groups"],
    queryFn: async () =>
      (await get<{ customer_groups: Named[] }>("/admin/customer-groups", { limit: 200, fields: "id,name" }))
        .customer_groups,
    enabled: isWanted,
  })

export const usePromotions = (isWanted = true) =>
  useQuery({
    queryKey: ["redemption_promotions"],
    queryFn: async () =>
      (
        await get<{ promotions: { id: string; code: string }[] }>("/admin/promotions", {
          limit: 200,
          fields: "id,code",
        })
      ).promotions.map(({ id, code }): Named => ({ id, name: code })),
    enabled: isWanted,
  })

export const useTiers = (isWanted = true) =>
  useQuery({
    queryKey: ["redemption_tiers"],
    queryFn: async () =>
      (await get<{ redemption_tiers: Named[] }>("/admin/redemption-tiers", { limit: 200 })).redemption_tiers,
    enabled: isWanted,
  })

export type EventSchemaRow = Pick<SchemaRow, "id" | "event_type" | "name" | "is_active" | "attributes">

export const useEventSchemas = () =>
  useQuery({
    queryKey: ["redemption_schemas"],
    queryFn: async () =>
      (
        await get<{ redemption_event_schemas: EventSchemaRow[] }>("/admin/redemption-event-schemas", {
          limit: 200,
        })
      ).redemption_event_schemas,
  })
