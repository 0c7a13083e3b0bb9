import { execFileSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"

/**
 * `npm run release -- 0.2.0`: checks that this can be a release, puts version and date where they belong, and makes the
 * commit and the tag. Pushing and publishing are left to a person, and it says how.
 */
function release(version: string | undefined): void {
  if (!version || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Error("Which version? npm run release -- 1.2.3")
  }
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: "utf8" }).trim()
  if (run("git", "branch", "--show-current") !== "main") throw new Error("Releases are made on main")
  if (run("git", "status", "--porcelain") !== "") throw new Error("Commit your changes first")
  if (run("git", "tag", "--list", `v${version}`) !== "") throw new Error(`There is a v${version} already`)
  const { repository } = JSON.parse(readFileSync("package.json", "utf8")) as { repository?: unknown }
  if (!repository) {
    throw new Error(
      "package.json names no repository: npm needs it for the provenance, and for the README's links"
    )
  }

  const changelog = readFileSync("CHANGELOG.md", "utf8")
  const heading = `## ${version} (unreleased)`
  if (!changelog.includes(heading)) throw new Error(`CHANGELOG.md has no section "${heading}"`)
  execFileSync("bash", [".ci/run"], { stdio: "inherit" })

  const today = new Date().toISOString().slice(0, 10)
  writeFileSync("CHANGELOG.md", changelog.replace(heading, `## ${version} (${today})`))
  run("npm", "version", version, "--no-git-tag-version", "--allow-same-version")
  run("npm", "run", "docs:api")
  run("git", "commit", "--all", "--message", `Release ${version}`)
  run("git", "tag", "--annotate", `v${version}`, "--message", `Release ${version}`)
  console.log(`Made v${version}. To publish it:\n  git push --follow-tags\n  npm publish --provenance`)
}

try {
  release(process.argv[2])
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
