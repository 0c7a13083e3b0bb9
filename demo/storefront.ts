import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { readFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { say } from "./print"

type DemoInfo = { url: string; publishable_key: string; customers: { email: string; password: string }[] }

const port = process.env.STOREFRONT_PORT ?? "8000"
const own = `http://localhost:${port}`

/**
 * `npm run demo:storefront`: the example storefront on the demo shop. A demo that runs already is used (it must allow
 * this address: STORE_CORS and AUTH_CORS); else one is started, unless AWAIT_DEMO=true says that one is on its way.
 */
async function main(): Promise<void> {
  const children: ChildProcess[] = []
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      for (const child of children) child.kill("SIGTERM")
    })
  }
  let info = await runningDemo()
  while (!info && process.env.AWAIT_DEMO === "true") {
    await wait(500)
    info = await runningDemo()
  }
  if (!info) {
    const demo = start(process.execPath, ["-r", "ts-node/register", join("demo", "main.ts")], {
      STORE_CORS: own,
      AUTH_CORS: [own, `http://localhost:${process.env.PORT ?? "9000"}`].join(),
    })
    children.push(demo)
    while (!(info = await runningDemo())) {
      if (demo.exitCode !== null) throw new Error("The demo did not start")
      await wait(500)
    }
  }
  const [member] = info.customers
  const vite = join(dirname(require.resolve("vite/package.json")), "bin/vite.js")
  const storefront = start(process.execPath, [vite, "examples/storefront", "--port", port, "--strictPort"], {
    VITE_MEDUSA_URL: info.url,
    VITE_PUBLISHABLE_KEY: info.publishable_key,
    VITE_DEMO_MEMBER: `${member.email} / ${member.password}`,
  })
  children.push(storefront)
  say(`\nThe storefront: ${own}   (${member.email} / ${member.password})\n`)
  // When one ends, so do all; each takes the time that it needs.
  const ends = children.map((child) => once(child, "exit"))
  await Promise.race(ends)
  for (const child of children) child.kill("SIGTERM")
  await Promise.all(ends)
}

const start = (command: string, args: string[], env: NodeJS.ProcessEnv) =>
  spawn(command, args, { env: { ...process.env, ...env }, stdio: "inherit" })

/** What the demo says of itself, when there is one that answers. */
async function runningDemo(): Promise<DemoInfo | undefined> {
  try {
    const info = JSON.parse(await readFile(join(".demo", "info.json"), "utf8")) as DemoInfo
    return (await fetch(`${info.url}/health`)).ok ? info : undefined
  } catch {
    return undefined
  }
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
