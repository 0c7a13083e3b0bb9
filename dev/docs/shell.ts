import { execFileSync } from "node:child_process"
import manifest from "../../package.json"
import { parse } from "../../src/api/validate"
import { operations } from "../openapi/operations"
import { requestsOf, type CurlRequest } from "./curl"

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
  try {
    return [...missing, ...requestsOf(text).flatMap(requestProblems)]
  } catch (error) {
    return [...missing, (error as Error).message]
  }
}

/**
 * A request is held against the table of routes and the contract of its body. Nothing is sent: that is what
 * integration-tests/http/recipes.spec.ts does.
 */
function requestProblems({ method, url, body }: CurlRequest): string[] {
  const [, path, search = ""] = /(\/(?:admin|store)\/[^?]*)\??(.*)/.exec(url) ?? []
  if (!path) {
    return ["curl: no address of this plugin"]
  }
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
