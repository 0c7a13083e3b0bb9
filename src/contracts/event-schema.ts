import { z } from "@medusajs/framework/zod"
import { label, paging, text } from "./fields"

export const EventAttribute = z.strictObject({
  name: text(64, 1).regex(
    /^[a-z][a-z0-9_]*$/,
    "must be lower-case letters, digits and _, starting with a letter"
  ),
  type: z.enum(["text", "number", "boolean", "datetime"]),
  required: z.boolean().default(false),
  description: text(1_000).nullish(),
})

const attributes = z
  .array(EventAttribute)
  .max(50)
  .refine((list) => new Set(list.map((attribute) => attribute.name)).size === list.length, {
    message: "attribute names must be unique",
  })

export const CreateEventSchema = z.strictObject({
  event_type: text(64, 1).regex(
    /^[a-z][a-z0-9_.-]*$/,
    "must be lower-case letters, digits, _ . and -, starting with a letter"
  ),
  name: label,
  attributes,
  is_active: z.boolean().default(true),
})
export type CreateEventSchema = z.output<typeof CreateEventSchema>

/** The event type names the schema for the outside world and never changes. */
export const UpdateEventSchema = z.strictObject({
  name: label.optional(),
  attributes: attributes.optional(),
  is_active: z.boolean().optional(),
})
export type UpdateEventSchema = z.output<typeof UpdateEventSchema>

export const ListEventSchemas = z.strictObject({
  ...paging("created_at", "name", "event_type"),
  q: text(255).optional(),
})
export type ListEventSchemas = z.output<typeof ListEventSchemas>
