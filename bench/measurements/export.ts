import { createWriteStream } from "node:fs"
import { rm } from "node:fs/promises"
import { pipeline } from "node:stream/promises"
import { Readable } from "node:stream"
import { to as copyTo } from "pg-copy-streams"
import { addCodes, newCampaign } from "../codes"
import { inShort, watchMemory } from "../memory"
import {
  atLeast,
  interleaved,
  median,
  milliseconds,
  perSecond,
  type Bench,
  type Measurement,
  type Row,
} from "../measure"

const file = ".bench/export.csv"

async function run({ shop, isQuick, say }: Bench): Promise<Row[]> {
  const quantity = isQuick ? 100_000 : 1_000_000
  const campaign = await newCampaign(shop)
  await addCodes(shop.pool, campaign, quantity)
  await shop.pool.query("vacuum analyze redemption_code")
  const firstBytes: number[] = []
  const memory = watchMemory(shop.server.pid)
  try {
    const figures = await interleaved(5, {
      ours: async () => {
        const begun = performance.now()
        const answer = await fetch(`${shop.server.url}/admin/redemption-campaigns/${campaign}/codes/export`, {
          headers: shop.adminHeaders,
        })
        let lines = 0
        await pipeline(
          Readable.fromWeb(answer.body! as Parameters<typeof Readable.fromWeb>[0]),
          async function* (source: AsyncIterable<Buffer>) {
            let isFirst = true
            for await (const chunk of source) {
              if (isFirst) {
                firstBytes.push(performance.now() - begun)
                isFirst = false
              }
              lines += chunk.toString("latin1").split("\n").length - 1
              yield chunk
            }
          },
          createWriteStream(file)
        )
        if (lines !== quantity + 2) {
          throw new Error(`The export has ${lines} lines, not ${quantity + 2}`)
        }
        return quantity / ((performance.now() - begun) / 1_000)
      },
      floor: async () => {
        const client = await shop.pool.connect()
        const begun = performance.now()
        try {
          const columns = `code.code, code.status, coalesce(code.expires_at, batch.expires_at), code.max_uses,
            code.use_count, code.customer_id, coalesce(code.tag, batch.tag), code.batch_id, batch.label,
            code.handed_out_at, code.redeemed_at, code.created_at`
          const query = `select ${columns} from redemption_code as code
            join redemption_code_batch as batch on batch.id = code.batch_id
            where code.campaign_id = '${campaign}'`
          await pipeline(
            client.query(copyTo(`copy (${query}) to stdout (format csv)`)),
            createWriteStream(file)
          )
        } finally {
          client.release()
        }
        return quantity / ((performance.now() - begun) / 1_000)
      },
    })
    const { most, course } = memory.stop()
    say(`the server's memory over time: ${inShort(course)}`)
    return [
      atLeast(
        `Export ${quantity.toLocaleString("en")} codes as CSV over HTTP`,
        perSecond(figures.ours),
        `${perSecond(figures.floor)} (COPY … TO of the same columns into a file)`,
        figures.ours / figures.floor,
        0.5
      ),
      {
        work: "– its first byte",
        ours: milliseconds(median(firstBytes)),
        rival: "–",
        ratio: null,
        target: "< 1 s",
        pass: median(firstBytes) < 1_000,
      },
      {
        work: "– what the server's memory grew by",
        ours: `${Math.round(most - course[0])} MB (${inShort(course)})`,
        rival: "–",
        ratio: null,
        target: "< 200 MB, flat",
        pass: most - course[0] < 200,
      },
    ]
  } finally {
    memory.stop()
    await rm(file, { force: true })
  }
}

export const exportCodes: Measurement = { name: "export", run }
