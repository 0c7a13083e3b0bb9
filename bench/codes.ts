import { randomFillSync } from "node:crypto"
import { finished } from "node:stream/promises"
import type { Pool } from "@medusajs/framework/pg"
import { from as copyFrom } from "pg-copy-streams"
import { createCodeGenerator } from "../src/domain/code-generator"
import { CodeFormat } from "../src/contracts/batch"
import { newId } from "../src/modules/redemption/ids"
import type { Shop } from "./shop"

export const format = CodeFormat.parse({ length: 12 })

/** A live campaign that gives 100 points. */
export async function newCampaign(shop: Shop, settings: Record<string, unknown> = {}): Promise<string> {
  const { redemption_campaign } = await shop.admin.post<{ redemption_campaign: { id: string } }>(
    "/admin/redemption-campaigns",
    {
      name: "Bench",
      code_format: { length: 12 },
      quantity: 1,
      activate: true,
      rules: [{ name: "Base", effects: [{ type: "add_points", points: 100 }] }],
      ...settings,
    }
  )
  const { id } = redemption_campaign
  for (;;) {
    const { redemption_campaign: now } = await shop.admin.get<{ redemption_campaign: { status: string } }>(
      `/admin/redemption-campaigns/${id}`
    )
    if (now.status === "active") {
      return id
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Puts live codes into a campaign, as quickly as the database takes them; what they are is all that matters here. */
export async function addCodes(pool: Pool, campaign_id: string, quantity: number): Promise<string[]> {
  const batch_id = newId("redbat")
  await pool.query(
    `insert into redemption_code_batch (id, campaign_id, source, code_format, code_count, available_at)
     values ($1, $2, 'generated', $3, $4, now())`,
    [batch_id, campaign_id, JSON.stringify(format), quantity]
  )
  const kept: string[] = []
  const generator = createCodeGenerator(format, (bytes) => void randomFillSync(bytes))
  const client = await pool.connect()
  try {
    const target = client.query(
      copyFrom("copy redemption_code (id, code, canonical, campaign_id, batch_id, max_uses) from stdin")
    )
    for (let made = 0; made < quantity; made += 10_000) {
      const codes = generator.draw(Math.min(10_000, quantity - made))
      const rows = codes.map(
        ({ code, canonical }) =>
          `${newId("redcode")}\t${code}\t${canonical}\t${campaign_id}\t${batch_id}\t1\n`
      )
      if (!target.write(rows.join(""))) {
        await new Promise((resolve) => target.once("drain", resolve))
      }
      if (kept.length < 50_000) {
        kept.push(...codes.map(({ code }) => code))
      }
    }
    target.end()
    await finished(target)
  } finally {
    client.release()
  }
  return kept
}
