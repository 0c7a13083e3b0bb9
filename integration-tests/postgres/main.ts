import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { arch, platform } from "node:os"
import { dirname, join, resolve } from "node:path"
import { say, step } from "../../demo/print"
import { startPostgres, type DatabaseServer } from "../../dev/postgres"

/**
 * One exact build of each release that is looked after, so that a run today and a run next year test the same. The one
 * between them, which comes with `npm install`, is what everything else runs on.
 */
const builds: Record<string, string> = {
  14: "14.23.0-beta.17",
  15: "15.18.0-beta.17",
  16: "16.14.0-beta.17",
  18: "18.4.0-beta.17",
}

const root = resolve(__dirname, "../..")
let running: DatabaseServer | undefined
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void running?.stop().finally(() => process.exit(1)))
}

/**
 * `npm run test:postgres`: the module's tests on the oldest and on the newest PostgreSQL. `-- 15 16` names the releases,
 * `-- --http` adds all that goes over HTTP, which takes some minutes more for each. Results: docs/compatibility.md.
 */
async function main(): Promise<void> {
  const args = process.argv.slice(2)
  const named = args.filter((arg) => !arg.startsWith("--"))
  const unknown = named.filter((release) => !(release in builds))
  if (unknown.length > 0) {
    throw new Error(`No PostgreSQL ${unknown.join(", ")}; there are ${Object.keys(builds).join(", ")}`)
  }
  const projects = args.includes("--http") ? ["module", "http"] : ["module"]
  const failed: string[] = []
  for (const release of named.length > 0 ? named : ["14", "18"]) {
    say(`\nPostgreSQL ${release}\n`)
    if (!(await testOn(release, projects))) {
      failed.push(release)
    }
  }
  say(failed.length === 0 ? "\nAll of them passed." : `\nFAILED on PostgreSQL ${failed.join(", ")}`)
  process.exitCode = failed.length === 0 ? 0 : 1
}

async function testOn(release: string, projects: string[]): Promise<boolean> {
  const programs = await step("Fetch its programs", async () => fetchPrograms(release))
  running = await startPostgres({
    dataDir: join(root, ".postgres", `release-${release}`),
    persistent: false,
    durable: false,
    label: `the tests on PostgreSQL ${release}`,
    signals: "caller",
    programs,
  })
  try {
    const jest = spawn(
      process.execPath,
      [
        "--experimental-vm-modules",
        "--disable-warning=ExperimentalWarning",
        join(root, "node_modules/jest/bin/jest.js"),
        ...["--selectProjects", ...projects, "--maxWorkers=2", "--silent"],
        // Of the server that comes along, not of the one that is tested.
        ...["--testPathIgnorePatterns", "embedded-postgres"],
      ],
      { cwd: root, stdio: "inherit", env: { ...process.env, DATABASE_URL: running.url("postgres") } }
    )
    const [code] = (await once(jest, "exit")) as [number | null]
    return code === 0
  } finally {
    await running.stop()
  }
}

/** A folder of its own beside the installed one, which is left as it is. */
function fetchPrograms(release: string): string {
  const folder = join(root, ".postgres", "releases", release)
  const name = `@embedded-postgres/${platform()}-${arch()}`
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ private: true, dependencies: { [name]: builds[release] } })
  )
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"], {
    cwd: folder,
    stdio: "ignore",
  })
  return join(dirname(createRequire(join(folder, "package.json")).resolve(name)), "..", "native")
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
