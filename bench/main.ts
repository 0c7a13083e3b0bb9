import { parseArgs } from "node:util"
import { assertPortFree } from "../demo/server"
import type { Measurement, Row } from "./measure"
import { campaigns } from "./measurements/campaigns"
import { claim } from "./measurements/claim"
import { exportCodes } from "./measurements/export"
import { generate } from "./measurements/generate"
import { growth } from "./measurements/growth"
import { importRows } from "./measurements/import"
import { print } from "./measurements/print"
import { redeem } from "./measurements/redeem"
import { rivals } from "./measurements/rivals"
import { servers } from "./measurements/servers"
import { openShop } from "./shop"
import { machine, shortTableOf, tableOf, writeInto } from "./table"

const measurements: Measurement[] = [
  redeem,
  claim,
  rivals,
  generate,
  importRows,
  exportCodes,
  print,
  servers,
  growth,
  campaigns,
]

const usage = `npm run bench                       everything, a quarter of an hour on two cores
npm run bench -- --quick            smaller tables and fewer requests, up to five minutes
npm run bench -- --only redeem      some of it: ${measurements.map(({ name }) => name).join(", ")}
npm run bench -- --dry              do not write docs/benchmarks.md`

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Runs our work beside its floor or rival, on this machine, and writes one table. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      dry: { type: "boolean", default: false },
      only: { type: "string", multiple: true },
      help: { type: "boolean", default: false },
    },
  })
  const unknown = values.only?.find((name) => !measurements.some((known) => known.name === name))
  if (values.help || unknown) {
    throw new Error(unknown ? `There is no measurement "${unknown}".\n\n${usage}` : usage)
  }
  const port = Number(process.env.PORT ?? 9000)
  await assertPortFree(port)
  const begun = performance.now()
  say("Starting PostgreSQL and Medusa …")
  const shop = await openShop(".bench", port)
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void shop.stop().finally(() => process.exit(130)))
  }
  try {
    const rows: Row[] = []
    for (const { name, run } of measurements) {
      if (values.only && !values.only.includes(name)) {
        continue
      }
      say(`\n${name} …`)
      rows.push(...(await run({ shop, isQuick: values.quick, say: (line) => say(`  ${line}`) })))
    }
    const minutes = Math.ceil((performance.now() - begun) / 60_000)
    const table = tableOf(rows)
    say(`\n${table}`)
    if (!values.dry && !values.only) {
      const when = new Date().toISOString().slice(0, 10)
      const how = `${when}, \`npm run bench${values.quick ? " -- --quick" : ""}\`, ${minutes} minutes. ${await machine(shop.pool)}.`
      await writeInto("docs/benchmarks.md", `${how}\n\n${table}`)
      say("\nWritten to docs/benchmarks.md")
      if (!values.quick) {
        await writeInto("README.md", shortTableOf(rows))
        say("and, in short, to README.md")
      }
    }
  } finally {
    await shop.stop()
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
)
