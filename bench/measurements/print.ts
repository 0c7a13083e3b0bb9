import { PrintBatch } from "../../src/contracts/print"
import { requestPrint } from "../../src/modules/redemption/operations/prints"
import { Bulk } from "../bulk"
import { inShort } from "../memory"
import { median, type Bench, type Measurement, type Row } from "../measure"
import { workerHeap, workOff, type Worked } from "../work"

/** Sheets of labels with QR codes as PDF: a thousand for their time, many for the memory. */
async function run({ shop, isQuick, say }: Bench): Promise<Row[]> {
  const few = 1_000
  const many = isQuick ? 5_000 : 20_000
  const bulk = new Bulk(shop.bulkUrl)
  try {
    const campaign_id = await bulk.newCampaign("generate")
    const print = async (labels: number): Promise<Worked> => {
      await bulk.empty()
      const batch_id = await bulk.requestCodes(campaign_id, labels)
      await workOff(bulk.url)
      await requestPrint(bulk.sql, {
        batch_id,
        settings: PrintBatch.parse({ format: "pdf" }),
        requested_by: null,
      })
      const worked = await workOff(bulk.url)
      const { rows } = await bulk.pool.query<{ done: number }>(
        "select (counts->>'done')::int as done from redemption_task where type = 'print' and status = 'completed'"
      )
      if (rows[0]?.done !== labels) {
        throw new Error(`${rows[0]?.done ?? "No"} labels instead of ${labels}`)
      }
      return worked
    }
    const times: number[] = []
    for (let round = 0; round < 5; round++) {
      times.push((await print(few)).seconds)
    }
    const large = await print(many)
    say(`memory over time: ${inShort(large.course)}`)
    await bulk.empty()
    return [
      {
        work: `Print ${few.toLocaleString("en")} labels with QR codes, PDF`,
        ours: `${median(times).toFixed(1)} s`,
        rival: "–",
        ratio: null,
        target: "< 10 s",
        pass: median(times) < 10,
      },
      {
        work: `– memory for ${many.toLocaleString("en")}, with a heap of ${workerHeap} MB`,
        ours: `${Math.round(large.most)} MB (${inShort(large.course)})`,
        rival: "–",
        ratio: null,
        target: "flat",
        pass: large.most < 300,
      },
    ]
  } finally {
    await bulk.end()
  }
}

export const print: Measurement = { name: "print", run }
