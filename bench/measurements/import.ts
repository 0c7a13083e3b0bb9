import { createReadStream } from "node:fs"
import { rm, stat, writeFile } from "node:fs/promises"
import { randomFillSync } from "node:crypto"
import { createCodeGenerator } from "../../src/domain/code-generator"
import { ImportSettings } from "../../src/contracts/import"
import { beginUpload, finishUpload, keepFileChunk } from "../../src/modules/redemption/operations/imports"
import { Bulk, seconds } from "../bulk"
import { format } from "../codes"
import { inShort } from "../memory"
import { atLeast, interleaved, perSecond, type Bench, type Measurement, type Row } from "../measure"
import { workerHeap, workOff, type Worked } from "../work"

const file = ".bench/import.csv"

/** One in a hundred rows is there twice, one in a hundred is no code. */
async function writeFileOf(rows: number): Promise<void> {
  const codes = createCodeGenerator(format, (bytes) => void randomFillSync(bytes)).draw(rows)
  const lines = codes.map(({ code }, index) => {
    if (index % 100 === 50) {
      return codes[index - 50].code
    }
    return index % 100 === 99 ? "not a code!" : code
  })
  await writeFile(file, `code\n${lines.join("\n")}\n`)
}

async function run({ shop, isQuick, say }: Bench): Promise<Row[]> {
  const quantity = isQuick ? 100_000 : 1_000_000
  const bulk = new Bulk(shop.bulkUrl)
  try {
    const campaign_id = await bulk.newCampaign("import")
    await writeFileOf(quantity)
    const { size } = await stat(file)
    await bulk.pool.query("drop table if exists bench_bare")
    await bulk.pool.query("create table bench_bare (line bigserial, code text)")
    let last: Worked | undefined
    const figures = await interleaved(5, {
      ours: async () => {
        await bulk.empty()
        const task_id = await beginUpload(bulk.sql, { campaign_id, requested_by: null })
        let position = 0
        for await (const content of createReadStream(file, { highWaterMark: 1 << 20 })) {
          await keepFileChunk(bulk.sql, { task_id, position: position++, content: content as Buffer })
        }
        const settings = ImportSettings.parse({})
        await finishUpload(bulk.sql, { task_id, campaign_id, bytes: size, settings })
        last = await workOff(bulk.url)
        await assertImported(bulk, quantity)
        return quantity / last.seconds
      },
      floor: async () => {
        await bulk.empty()
        await bulk.pool.query("truncate bench_bare")
        const took = await seconds(async () => {
          await bulk.copyIn("bench_bare (code)", file)
          await bulk.pool.query(
            `insert into redemption_code (id, code, canonical, campaign_id, batch_id, max_uses)
             select 'redcode_' || lpad(line::text, 26, '0'), code, upper(code), $1, 'redbat_bench', 1
             from bench_bare where code ~ '^[0-9A-Za-z]+$' on conflict do nothing`,
            [campaign_id]
          )
        })
        return quantity / took
      },
    })
    say(`memory over time: ${inShort(last!.course)}`)
    await bulk.empty()
    await bulk.pool.query("drop table bench_bare")
    return [
      atLeast(
        `Import ${quantity.toLocaleString("en")} rows, 1 % twice, 1 % no codes`,
        perSecond(figures.ours),
        `${perSecond(figures.floor)} (COPY into a bare table, then INSERT … ON CONFLICT)`,
        figures.ours / figures.floor,
        0.6
      ),
      {
        work: `– its memory, with a heap of ${workerHeap} MB`,
        ours: `${Math.round(last!.most)} MB (${inShort(last!.course)})`,
        rival: "–",
        ratio: null,
        target: "< 300 MB, flat",
        pass: last!.most < 300,
      },
    ]
  } finally {
    await rm(file, { force: true })
    await bulk.end()
  }
}

async function assertImported(bulk: Bulk, quantity: number): Promise<void> {
  const { rows } = await bulk.pool.query<{ counts: { created: number; duplicate: number; invalid: number } }>(
    "select counts from redemption_task"
  )
  const [{ counts }] = rows
  const one = quantity / 100
  if (counts.duplicate !== one || counts.invalid !== one || counts.created !== quantity - 2 * one) {
    throw new Error(`Not what the file says: ${JSON.stringify(counts)}`)
  }
}

export const importRows: Measurement = { name: "import", run }
