/** What the events of one redemption say. Ids only: never a code. */
export type Announcement = {
  id: string
  campaign_id: string
  customer_id: string
  status: "completed" | "partially_applied" | "reversed"
  points: number
}
