import type { CampaignAnswer } from "../../../contracts/campaign-answer"

/** Where an open item of the checklist is mended. */
export function fixOf({ id, code_source }: CampaignAnswer, item: string): string {
  const page = `/redemptions/${id}`
  const places: Record<string, string> = {
    event_schema: "/redemptions/schemas",
    rules: `${page}/rules`,
    dates: `${page}/edit`,
    codes: code_source === "import" ? `${page}/import` : `${page}/generate`,
    visibility: `${page}/rules`,
    test: `/redemptions/simulate?campaign_id=${id}`,
  }
  return places[item] ?? page
}
