import { randomBytes } from "node:crypto"
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { startOf } from "./processes"

type Owner = { pid: number; started: string; label: string }

const ownerFile = (folder: string) => join(folder, "owner.json")

/** The live process that owns `folder`, or undefined when nobody does or its owner has died. */
export function liveOwner(folder: string): Owner | undefined {
  const owner = parse(read(ownerFile(folder)))
  return owner && startOf(owner.pid) === owner.started ? owner : undefined
}

/**
 * Makes this process the owner of `folder`. A dead owner (killed, or its process id reused since) is
 * replaced. Throws when a live process owns it, this one included.
 */
export function claimFolder(folder: string, label: string): void {
  const mine: Owner = { pid: process.pid, started: startOf(process.pid) ?? "", label }
  for (;;) {
    if (writeOnce(folder, mine)) return
    const owner = liveOwner(folder)
    if (owner) {
      throw new Error(`${folder} is already in use by process ${owner.pid} (${owner.label}); end it first`)
    }
    removeDeadOwner(folder)
  }
}

/** Gives `folder` back. */
export function releaseFolder(folder: string): void {
  rmSync(ownerFile(folder), { force: true })
}

/** Written aside and then linked, so that nobody ever reads half an owner and only one of two wins. */
function writeOnce(folder: string, owner: Owner): boolean {
  const draft = join(folder, `owner-${randomBytes(6).toString("hex")}.json`)
  writeFileSync(draft, JSON.stringify(owner))
  try {
    linkSync(draft, ownerFile(folder))
    return true
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moved away before it is removed: had another process been faster, its file is put back. */
function removeDeadOwner(folder: string): void {
  const aside = join(folder, `owner-${randomBytes(6).toString("hex")}.json`)
  try {
    renameSync(ownerFile(folder), aside)
    const owner = parse(read(aside))
    if (owner && startOf(owner.pid) === owner.started) linkSync(aside, ownerFile(folder))
  } catch (error) {
    if (codeOf(error) !== "ENOENT" && codeOf(error) !== "EEXIST") throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function parse(text: string | undefined): Owner | undefined {
  if (!text) return undefined
  try {
    const owner = JSON.parse(text) as Partial<Owner>
    return typeof owner.pid === "number" && owner.started ? (owner as Owner) : undefined
  } catch {
    return undefined
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return undefined
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code
