import { readdirSync, readFileSync } from "node:fs"
import { join, relative, sep } from "node:path"
import type { z } from "@medusajs/framework/zod"
import middlewares from "../../src/api/middlewares"

/** One route with one method, as the sources have it. */
export type Operation = {
  method: "GET" | "POST" | "DELETE"
  /** In OpenAPI's writing: `/store/redemptions/{id}`. */
  path: string
  /** The comment above its handler. */
  description: string
  body?: z.ZodType
  query?: z.ZodType
  /** On /store: whether a member must be signed in, may be, or it makes no difference. */
  member: "required" | "optional" | "none"
}

const api = join(__dirname, "../../src/api")

/** Every operation of the file tree, with the contracts of the middleware table. */
export function operations(): Operation[] {
  return routeFiles(api)
    .flatMap((file) => {
      const path = `/${relative(api, file).split(sep).slice(0, -1).join("/")}`.replace(/\[(\w+)\]/g, "{$1}")
      return handlersOf(readFileSync(file, "utf8")).map((handler) => ({
        path,
        ...handler,
        ...guardsOf(path, handler.method),
      }))
    })
    .sort((one, other) => rank(one).localeCompare(rank(other)))
}

const rank = ({ path, method }: Operation) => `${path.startsWith("/store") ? 0 : 1} ${path} ${method}`

function routeFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? routeFiles(path) : entry.name === "route.ts" ? [path] : []
  })
}

/** The exported handlers of a route file, each with the comment directly above it. */
function handlersOf(source: string): Pick<Operation, "method" | "description">[] {
  const exported = /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?export const (GET|POST|DELETE) =/g
  return [...source.matchAll(exported)].map(([, comment = "", method]) => ({
    method: method as Operation["method"],
    description: comment
      .split("\n")
      .map((line) => line.replace(/^\s*\*?\s?/, "").trim())
      .join(" ")
      .trim(),
  }))
}

type Guard = { contract?: z.ZodType; reads?: "body" | "query"; signIn?: "required" | "optional" }

function guardsOf(path: string, method: string): Pick<Operation, "body" | "query" | "member"> {
  const matcher = path.replace(/\{(\w+)\}/g, ":$1")
  const guards = (middlewares.routes ?? [])
    .filter((route) => route.matcher === matcher && (route.methods as string[] | undefined)?.includes(method))
    .flatMap((route) => (route.middlewares ?? []) as Guard[])
  return {
    body: guards.find(({ reads }) => reads === "body")?.contract,
    query: guards.find(({ reads }) => reads === "query")?.contract,
    member: guards.find(({ signIn }) => signIn)?.signIn ?? "none",
  }
}
