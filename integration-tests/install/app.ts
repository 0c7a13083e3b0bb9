import { spawn } from "node:child_process"
import { once } from "node:events"
import { createWriteStream } from "node:fs"
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"

export type PackageManager = "npm" | "pnpm" | "yarn"

export type AppSettings = {
  folder: string
  packageManager: PackageManager
  /** The Medusa of the shop: every one of its packages, exactly. */
  medusa: string
  /** Other plugins of the shop, with their versions. */
  beside: Record<string, string>
}

const plugin = "medusa-plugin-redemption-codes"

/** One exact release of each, so that a run today and a run next year install the same. */
const packageManagerReleases = { npm: undefined, pnpm: "pnpm@10.34.8", yarn: "yarn@1.22.22" }

/**
 * A shop of somebody else's: a folder outside of this repository with what Medusa's own starter has, and nothing that
 * was made for this plugin.
 */
export class App {
  constructor(private readonly settings: AppSettings) {}

  get folder(): string {
    return this.settings.folder
  }

  /** Beside the shop, not in it: a development server starts anew whenever a file of its folder changes. */
  get logs(): string {
    return `${this.settings.folder}-logs`
  }

  async create(): Promise<void> {
    const { folder, medusa, beside, packageManager } = this.settings
    await mkdir(join(folder, "src"), { recursive: true })
    await mkdir(this.logs)
    const manifest = {
      name: "someones-shop",
      version: "1.0.0",
      private: true,
      dependencies: {
        "@medusajs/admin-sdk": medusa,
        "@medusajs/cli": medusa,
        "@medusajs/framework": medusa,
        "@medusajs/medusa": medusa,
        ...beside,
      },
      devDependencies: {
        "@swc/core": "^1.7.28",
        "@types/node": "^20.12.11",
        "@types/react": "^18.3.2",
        "@types/react-dom": "^18.2.25",
        react: "^18.3.1",
        "react-dom": "^18.3.1",
        "ts-node": "^10.9.2",
        typescript: "^5.6.2",
        vite: "7.3.8",
      },
    }
    await this.write("package.json", `${JSON.stringify(manifest, null, 2)}\n`)
    await this.write("tsconfig.json", tsconfig)
    // Medusa's documentation asks for this of those who use pnpm: the dashboard finds its parts side by side.
    if (packageManager === "pnpm") {
      await this.write(
        ".npmrc",
        "node-linker=hoisted\nauto-install-peers=true\nstrict-peer-dependencies=false\n"
      )
    }
    await this.configure({ hasPlugin: false })
    await this.packageManager(["install"])
  }

  /** The one line of the README. */
  async addPlugin(tarball: string): Promise<void> {
    await this.packageManager([this.settings.packageManager === "npm" ? "install" : "add", tarball])
  }

  async removePlugin(): Promise<void> {
    await this.packageManager([this.settings.packageManager === "npm" ? "uninstall" : "remove", plugin])
  }

  /** `medusa-config.ts`, with the plugin or without it. */
  async configure({ hasPlugin }: { hasPlugin: boolean }): Promise<void> {
    const plugins = [
      ...Object.keys(this.settings.beside).map((resolve) => `{ resolve: "${resolve}", options: {} }`),
      ...(hasPlugin ? [`{ resolve: "${plugin}", options: { time_zone: "Europe/Berlin" } }`] : []),
    ]
    await this.write("medusa-config.ts", configOf(plugins))
  }

  /** Runs a command of the shop to its end. @throws with where its output is */
  async run(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
    const name = [command, ...args].join(" ").slice(0, 60)
    const logFile = join(this.logs, `${name.replace(/[^\w.-]+/g, "-")}.log`)
    const log = createWriteStream(logFile)
    const child = spawn(command, args, { cwd: this.folder, env, stdio: ["ignore", "pipe", "pipe"] })
    child.stdout.pipe(log)
    child.stderr.pipe(log)
    const [code] = (await once(child, "exit")) as [number | null]
    if (code !== 0) {
      throw new Error(`${name} ended with ${code ?? "a signal"}. Its output: ${logFile}`)
    }
  }

  private async packageManager(args: string[]): Promise<void> {
    const { packageManager } = this.settings
    const release = packageManagerReleases[packageManager]
    const quiet = packageManager === "npm" ? ["--no-audit", "--no-fund"] : []
    const [command, ...before] = release ? ["npx", "--yes", release] : ["npm"]
    await this.run(command, [...before, ...args, ...quiet], cleanEnvironment())
  }

  private async write(file: string, text: string): Promise<void> {
    await writeFile(join(this.folder, file), text)
  }
}

/** Without what npm tells the scripts that it runs: it would speak of this repository. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$|NODE_OPTIONS$)/i.test(name))
  return { ...Object.fromEntries(own), MEDUSA_DISABLE_TELEMETRY: "true" }
}

const configOf = (plugins: string[]) => `import { defineConfig } from "@medusajs/framework/utils"

const redisUrl = process.env.REDIS_URL

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    redisUrl,
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:8000,http://localhost:9000",
      jwtSecret: "a secret of this test",
      cookieSecret: "a secret of this test",
    },
    // The test speaks plain HTTP, also to the production build.
    cookieOptions: { secure: false, sameSite: "lax" },
  },
  admin: { disable: process.env.MEDUSA_ADMIN_DISABLED === "true" },
  plugins: [${plugins.join(", ")}],
  modules: redisUrl
    ? [
        { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
        { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
      ]
    : [],
})
`

const tsconfig = `{
  "compilerOptions": {
    "target": "ES2021",
    "module": "Node16",
    "moduleResolution": "Node16",
    "esModuleInterop": true,
    "emitDecoratorMetadata": true,
    "experimentalDecorators": true,
    "skipLibCheck": true,
    "resolveJsonModule": true,
    "outDir": "./.medusa/server",
    "rootDir": ".",
    "jsx": "react-jsx",
    "strictNullChecks": true
  },
  "ts-node": { "swc": true },
  "include": ["**/*", ".medusa/types/*"],
  "exclude": ["node_modules", ".medusa/server", ".medusa/admin", ".cache"]
}
`
