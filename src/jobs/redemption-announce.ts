import type { MedusaContainer } from "@medusajs/framework/types"
import { announce } from "../workflows/announce"

/** Sends the events of redemptions whose process died between its commit and its announcement. */
export default async function redemptionAnnounce(container: MedusaContainer): Promise<void> {
  while ((await announce(container, { older_than_seconds: 10 })) > 0) {
    // Until none is left.
  }
}

export const config = {
  name: "redemption-announce",
  schedule: { interval: 30_000 },
}
