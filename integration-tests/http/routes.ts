import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"

const api = join(__dirname, "../../src/api")

/** Every route that the plugin has, from the files themselves: "GET /store/redemptions/:id". */
export function registeredRoutes(): string[] {
  return (readdirSync(api, { recursive: true }) as string[])
    .filter((file) => file.endsWith("route.ts"))
    .flatMap((file) => {
      const path = relative(".", dirname(file)).replace(/\[([a-z_]+)\]/g, ":$1")
      const source = readFileSync(join(api, file), "utf8")
      return [...source.matchAll(/^export (?:const|async function) (GET|POST|PUT|PATCH|DELETE)\b/gm)].map(
        ([, method]) => `${method} /${path}`
      )
    })
    .sort()
}
