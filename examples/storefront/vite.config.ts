import { fileURLToPath } from "node:url"
import { defineConfig } from "vite"

export default defineConfig({
  esbuild: { jsx: "automatic" },
  resolve: {
    // In this repository the client is its source. Elsewhere it is the package, and this goes.
    alias: {
      "medusa-plugin-redemption-codes/client": fileURLToPath(
        new URL("../../src/client/index.ts", import.meta.url)
      ),
    },
  },
  server: { fs: { allow: ["../.."] } },
})
