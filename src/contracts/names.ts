/** What stands beside an id so that a person can read it. Null where what it named is gone. */
export type CustomerName = {
  id: string
  email: string | null
  first_name: string | null
  last_name: string | null
}
export type OrderName = { id: string; display_id: number }
export type UserName = { id: string; email: string }
export type CampaignName = { id: string; name: string }
