import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { build } from "vite"

const root = fileURLToPath(new URL("..", import.meta.url))
const built = join(root, ".medusa/server/src/client")

/** What a storefront should have to load at most: bytes of the minified module after gzip. */
const mostBytes = 2_048

/** The plugin's build makes CommonJS alone. Beside it goes the client as one ES module, with its types. */
await build({
  configFile: false,
  logLevel: "warn",
  build: {
    lib: {
      entry: join(root, "src/client/index.ts"),
      formats: ["es"],
      fileName: () => "index.mjs",
    },
    outDir: built,
    emptyOutDir: false,
    target: "es2022",
  },
})
// Types of an ES module name the files that they import.
const types = readFileSync(join(built, "index.d.ts"), "utf8")
writeFileSync(join(built, "index.d.mts"), types.replaceAll(/from "(\.[^"]+)"/g, 'from "$1.js"'))

const bytes = gzipSync(readFileSync(join(built, "index.mjs"))).length
if (bytes > mostBytes) {
  throw new Error(`The client is ${bytes} bytes after gzip; ${mostBytes} are allowed`)
}
console.log(`Client: ${bytes} bytes after gzip.`)
