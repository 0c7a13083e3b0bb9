import type { Sql } from "./sql"

const plainColumns = [
  "name",
  "description",
  "starts_at",
  "ends_at",
  "display_order",
  "event_schema_id",
  "code_attribute",
  "code_source",
  "reverse_on_order_cancel",
  "low_stock_threshold",
] as const
const jsonColumns = ["translations", "visibility", "code_format", "rules", "limits", "metadata"] as const

export type CampaignPatch = Partial<
  Record<(typeof plainColumns)[number] | (typeof jsonColumns)[number], unknown>
>

/** Changes the given columns. An edit of rules or limits raises the version, in the same statement. */
export async function updateCampaign(
  sql: Sql,
  input: { campaign_id: string; patch: CampaignPatch }
): Promise<void> {
  const values: unknown[] = [input.campaign_id]
  const sets = ["updated_at = now()"]
  for (const column of plainColumns) {
    if (input.patch[column] !== undefined) {
      values.push(input.patch[column])
      sets.push(`${column} = $${values.length}`)
    }
  }
  for (const column of jsonColumns) {
    const value = input.patch[column]
    if (value !== undefined) {
      values.push(value === null ? null : JSON.stringify(value))
      sets.push(`${column} = $${values.length}::jsonb`)
    }
  }
  if (input.patch.rules !== undefined || input.patch.limits !== undefined) {
    sets.push("version = version + 1")
  }
  await sql(`update redemption_campaign set ${sets.join(", ")} where id = $1 and deleted_at is null`, values)
}
