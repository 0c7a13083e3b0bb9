import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { SchemaUses } from "../../../contracts/answer-schemas"
import type { CreateEventSchema, UpdateEventSchema } from "../../../contracts/event-schema"
import { get, post, remove, useChange } from "./client"

const path = "/admin/redemption-event-schemas"
const key = "redemption_schemas"

export type SchemaRow = CreateEventSchema & { id: string; created_at: string } & Pick<
    SchemaUses,
    "campaign_count"
  >
export type SchemaWithUses = SchemaRow & SchemaUses
export type OneSchema = { redemption_event_schema: SchemaWithUses }

export const useSchemas = (query: object) =>
  useQuery({
    queryKey: [key, "list", query],
    queryFn: () => get<{ redemption_event_schemas: SchemaRow[]; count: number }>(path, { ...query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

export const fetchSchema = (id: string) => get<OneSchema>(`${path}/${id}`)

export const useSchema = (id: string, initialData?: OneSchema) =>
  useQuery({
    queryKey: [key, "one", id],
    queryFn: () => fetchSchema(id),
    initialData,
    enabled: id !== "",
    staleTime: 0,
  })

export const useCreateSchema = () => useChange((body: CreateEventSchema) => post<OneSchema>(path, body))

export const useUpdateSchema = (id: string) =>
  useChange((patch: UpdateEventSchema) => post<OneSchema>(`${path}/${id}`, patch))

export const useDeleteSchema = () => useChange((id: string) => remove(`${path}/${id}`))
