import { execFileSync } from "node:child_process"
import { resolve } from "node:path"

type Package = { name: string; version: string; license?: string }

/** What a shop may take along without asking a lawyer. */
const allowed = new Set(["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD", "BlueOak-1.0.0"])

/** Packages that say it in a file instead of their manifest; read by a person, for that version. */
const readByHand: Record<string, string> = { "png-js@2.0.0": "MIT" }

/** Everything that an installation of the plugin brings along; what the shop has anyway (peers) is not ours. */
function shipped(): Package[] {
  const answer = execFileSync("npm", ["query", ":root > .prod:not(.peer), :root > .prod:not(.peer) *"], {
    cwd: resolve(__dirname, ".."),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["ignore", "pipe", "inherit"],
  })
  return JSON.parse(answer) as Package[]
}

/** "(MIT OR GPL-3.0)" lets us choose; "MIT AND Apache-2.0" asks for both. */
function isAllowed(licence: string): boolean {
  const options = licence.replace(/[()]/g, "").split(/\s+OR\s+/i)
  return options.some((option) => option.split(/\s+AND\s+/i).every((part) => allowed.has(part.trim())))
}

const packages = shipped()
const refused = packages.filter(
  ({ name, version, license }) => !isAllowed(license ?? readByHand[`${name}@${version}`] ?? "none")
)
for (const { name, version, license } of refused) {
  console.error(`${name}@${version}: licence "${license ?? "none"}" is not on the list`)
}
if (packages.length === 0) console.error("npm found no packages: is everything installed?")
if (refused.length === 0)
  console.log(`${packages.length} packages are shipped, all under licences on the list.`)
process.exitCode = refused.length === 0 && packages.length > 0 ? 0 : 1
