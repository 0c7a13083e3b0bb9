import { z } from "@medusajs/framework/zod"

type Column = {
  dataType: { name: string; options?: { choices?: string[] } }
  nullable?: boolean
}
type Model = { parse(): { schema: Record<string, { parse(name: string): Column }> } }

/**
 * A row as the framework's lists give it, from its model: what the admin API passes on as it is stored. `json` says what
 * is in the columns that hold JSON; `left_out` are columns that the route does not show.
 */
export function rowOf(
  model: unknown,
  { json = {}, left_out = [] }: { json?: Record<string, z.ZodType>; left_out?: string[] } = {}
): z.ZodObject {
  const { schema } = (model as Model).parse()
  const fields = Object.entries(schema)
    .filter(([name]) => !left_out.includes(name))
    .flatMap(([name, property]) => {
      const column = property.parse(name)
      const value = json[name] ?? valueOf(column)
      const field = column.nullable ? value.nullable() : value
      return column.dataType.name === "bigNumber"
        ? [
            [name, field] as const,
            [`raw_${name}`, column.nullable ? rawNumber.nullable() : rawNumber] as const,
          ]
        : [[name, field] as const]
    })
  return z.strictObject(Object.fromEntries(fields))
}

/** Numbers of any size travel twice: as a number, and exactly. */
const rawNumber = z.strictObject({ value: z.string(), precision: z.int() })

function valueOf({ dataType }: Column): z.ZodType {
  switch (dataType.name) {
    case "enum":
      return z.enum(dataType.options?.choices as [string, ...string[]])
    case "number":
      return z.int()
    case "bigNumber":
      return z.number()
    case "boolean":
      return z.boolean()
    case "dateTime":
      return z.iso.datetime()
    case "json":
      return z.unknown()
    default:
      return z.string()
  }
}
