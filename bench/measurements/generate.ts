import { rm } from "node:fs/promises"
import { Bulk, seconds } from "../bulk"
import { inShort } from "../memory"
import { atLeast, interleaved, perSecond, type Bench, type Measurement, type Row } from "../measure"
import { workerHeap, workOff, type Worked } from "../work"

const columns = "id, code, canonical, campaign_id, batch_id, max_uses"
const file = ".bench/codes.copy"

async function run({ shop, isQuick, say }: Bench): Promise<Row[]> {
  const quantity = isQuick ? 100_000 : 1_000_000
  const bulk = new Bulk(shop.bulkUrl)
  try {
    const campaign_id = await bulk.newCampaign("generate")
    const generate = async (count: number): Promise<Worked> => {
      await bulk.empty()
      await bulk.requestCodes(campaign_id, count)
      const worked = await workOff(bulk.url)
      const made = await bulk.count("redemption_code")
      if (made !== count) {
        throw new Error(`${made} codes instead of ${count}`)
      }
      return worked
    }
    await generate(quantity)
    await bulk.copyOut(`select ${columns} from redemption_code order by id`, file)
    const bytes = await bytesPerCode(bulk, quantity)
    let last: Worked | undefined
    const figures = await interleaved(5, {
      ours: async () => {
        last = await generate(quantity)
        return quantity / last.seconds
      },
      floor: async () => {
        await bulk.empty()
        return quantity / (await seconds(() => bulk.copyIn(`redemption_code (${columns})`, file)))
      },
    })
    const large = isQuick ? last! : await generate(10_000_000)
    say(`memory over time: ${inShort(large.course)}`)
    await bulk.empty()
    return [
      atLeast(
        `Generate ${quantity.toLocaleString("en")} codes, live`,
        perSecond(figures.ours),
        `${perSecond(figures.floor)} (COPY of the same rows from a file, same indexes)`,
        figures.ours / figures.floor,
        0.8
      ),
      {
        work: `– memory for ${isQuick ? quantity.toLocaleString("en") : "10,000,000"}, with a heap of ${workerHeap} MB`,
        ours: `${Math.round(large.most)} MB (${inShort(large.course)})`,
        rival: "–",
        ratio: null,
        target: "< 300 MB, flat",
        pass: large.most < 300,
      },
      {
        work: "– bytes per code, all indexes",
        ours: `${Math.round(bytes.total)} B (${bytes.parts})`,
        rival: "295 B (a plain Medusa table)",
        ratio: null,
        target: "≤ 220 B",
        pass: bytes.total <= 220,
      },
    ]
  } finally {
    await rm(file, { force: true })
    await bulk.end()
  }
}

/** What one code takes, and where. */
async function bytesPerCode(bulk: Bulk, quantity: number): Promise<{ total: number; parts: string }> {
  const { rows } = await bulk.pool.query<{ name: string; bytes: string }>(
    `select 'rows' as name, pg_table_size('redemption_code') as bytes
     union all
     select indexrelid::regclass::text, pg_relation_size(indexrelid) from pg_index
     where indrelid = 'redemption_code'::regclass order by bytes desc`
  )
  const parts = rows.map(({ name, bytes }) => ({ name, bytes: Number(bytes) / quantity }))
  return {
    total: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    parts: parts
      .filter(({ bytes }) => bytes >= 1)
      .map(({ name, bytes }) => `${name.replaceAll('"', "")} ${Math.round(bytes)}`)
      .join(", "),
  }
}

export const generate: Measurement = { name: "generate", run }
