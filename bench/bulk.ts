import { createReadStream, createWriteStream } from "node:fs"
import { pipeline } from "node:stream/promises"
import { Pool } from "@medusajs/framework/pg"
import { from as copyFrom, to as copyTo } from "pg-copy-streams"
import { CreateCampaign } from "../src/contracts/campaign"
import { insertDefaultEventSchema } from "../src/modules/redemption/sql/insert-default-event-schema"
import { requestBatch } from "../src/modules/redemption/operations/request-batch"
import { createCampaign } from "../src/modules/redemption/operations/campaigns"
import { format } from "./codes"
import type { Sql } from "../src/modules/redemption/sql/sql"

/** The database of bulk work, with a campaign in it. */
export class Bulk {
  readonly pool: Pool
  readonly sql: Sql

  constructor(readonly url: string) {
    this.pool = new Pool({ connectionString: url, max: 2 })
    this.sql = async <Row extends object>(text: string, values: readonly unknown[] = []) => {
      const { rows, rowCount } = await this.pool.query(text, [...values])
      return { rows: rows as Row[], count: rowCount ?? 0 }
    }
  }

  async newCampaign(code_source: "generate" | "import"): Promise<string> {
    await insertDefaultEventSchema(this.sql, "redsch_bench")
    const input = CreateCampaign.parse({ name: "Bulk", code_source, code_format: { length: 12 } })
    return (await createCampaign(this.sql, input, null)).campaign_id
  }

  /** Asks for codes, and leaves making them to a worker. @returns the id of their batch */
  async requestCodes(campaign_id: string, quantity: number): Promise<string> {
    const { batch_id } = await requestBatch(this.sql, {
      campaign_id,
      quantity,
      code_format: format,
      max_uses: 1,
      is_test: false,
      acknowledge_weak_codes: false,
      requested_by: null,
    })
    return batch_id
  }

  /** No codes, no tasks, and what they took on disk is free: every round begins the same. */
  async empty(): Promise<void> {
    await this.pool.query("truncate redemption_code, redemption_code_batch, redemption_task cascade")
    await this.pool.query("checkpoint")
  }

  async copyIn(statement: string, file: string): Promise<void> {
    const client = await this.pool.connect()
    try {
      await pipeline(
        createReadStream(file, { highWaterMark: 1 << 20 }),
        client.query(copyFrom(`copy ${statement} from stdin`))
      )
    } finally {
      client.release()
    }
  }

  async copyOut(query: string, file: string, options = ""): Promise<void> {
    const client = await this.pool.connect()
    try {
      await pipeline(client.query(copyTo(`copy (${query}) to stdout ${options}`)), createWriteStream(file))
    } finally {
      client.release()
    }
  }

  async count(table: string): Promise<number> {
    const { rows } = await this.pool.query<{ count: string }>(`select count(*) from ${table}`)
    return Number(rows[0].count)
  }

  async end(): Promise<void> {
    await this.pool.end()
  }
}

export async function seconds(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1_000
}
