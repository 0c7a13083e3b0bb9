import type { MedusaContainer } from "@medusajs/framework/types"
import { announce } from "../workflows/announce"

/** Sends the events of what was committed by a process that died before it could tell. */
export default async function redemptionAnnounce(container: MedusaContainer): Promise<void> {
  await announce(container, { older_than_seconds: 10 })
}

export const config = {
  name: "redemption-announce",
  schedule: { interval: 30_000 },
}
