import { execFileSync } from "node:child_process"
import manifest from "../../package.json"
import { parse } from "../../src/api/validate"
import { operations } from "../openapi/operations"

const scripts: Record<string, string> = manifest.scripts
const known = operations()

/** What is wrong with a block of commands: its syntax, scripts that are not there, requests that no route takes. */
export function shellProblems(text: string): string[] {
  try {
    execFileSync("bash", ["-n"], { input: text, stdio: ["pipe", "ignore", "pipe"] })
  } catch {
    return ["bash does not understand it"]
  }
  const missing = [...text.matchAll(/npm (?:run )?([\w:]+)/g)]
    .map(([, script]) => script)
    .filter((script) => !["install", "uninstall", "exec"].includes(script) && !(script in scripts))
    .map((script) => `there is no npm script "${script}"`)
  return [
    ...missing,
    ...text
      .split(/(?=^curl )/m)
      .filter((part) => part.startsWith("curl "))
      .flatMap(curlProblems),
  ]
}

/** A request is held against the table of routes and the contract of its body. Nothing is sent. */
function curlProblems(command: string): string[] {
  const [, address] = /(\/(?:admin|store)\/[^\s"']*)/.exec(command) ?? []
  if (!address) {
    return ["curl: no address of this plugin"]
  }
  const body = /-d '([^']*)'/.exec(command)?.[1]
  const method = /-X (\w+)/.exec(command)?.[1] ?? (body || / -F /.test(command) ? "POST" : "GET")
  const [path, search = ""] = address.split("?")
  const operation = known.find(
    (one) => one.method === method && new RegExp(`^${one.path.replace(/\{\w+\}/g, "[^/]+")}$`).test(path)
  )
  if (!operation) {
    return [`curl: there is no ${method} ${path}`]
  }
  try {
    if (operation.body) {
      parse(operation.body, JSON.parse(body ?? "{}"))
    }
    if (operation.query) {
      parse(operation.query, Object.fromEntries(new URLSearchParams(search)))
    }
    return []
  } catch (error) {
    return [`curl ${method} ${path}: ${(error as Error).message}`]
  }
}
