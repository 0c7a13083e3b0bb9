import { resolve } from "node:path"
import { ESLint } from "eslint"

const root = resolve(__dirname, "..")
const eslint = new ESLint({ cwd: root })

/** The complaints about `source` if it stood in the file `path`. */
async function complaints(path: string, source: string): Promise<string[]> {
  const [result] = await eslint.lintText(source, { filePath: resolve(root, path) })
  return result.messages.map(({ ruleId, message }) => ruleId ?? message)
}

const floors = "house/floors"
const restricted = "@typescript-eslint/no-restricted-imports"

const use = (source: string) => `import { a } from "${source}"\nexport const b = a\n`
const useType = (source: string) => `import type { A } from "${source}"\nexport type B = A\n`

describe("an import that goes up, sideways or outside is reported", () => {
  it.each([
    ["src/domain/decide.ts", "../contracts/code"],
    ["src/domain/conditions/all-of.ts", "../../modules/redemption/service"],
    ["src/domain/decide.ts", "node:crypto"],
    ["src/domain/decide.ts", "crypto"],
    ["src/domain/decide.ts", "ulid"],
    ["src/domain/decide.ts", "@medusajs/framework/utils"],
    ["src/domain/decide.ts", "date-fns"],
    ["src/domain/limits.ts", "@date-fns/tz"],
    ["src/domain/conditions/windows.ts", "date-fns"],
    ["src/contracts/code.ts", "../modules/redemption/models/code"],
    ["src/contracts/code.ts", "date-fns"],
    ["src/modules/redemption/service.ts", "../../workflows/redeem-code"],
    ["src/modules/redemption/service.ts", "../../api/middlewares"],
    ["src/modules/redemption/service.ts", "../../admin/lib/client"],
    ["src/client/index.ts", "../domain/canonical"],
    ["src/client/index.ts", "../modules/redemption/service"],
    ["src/client/index.ts", "@medusajs/js-sdk"],
    ["src/admin/lib/client.ts", "../../modules/redemption/service"],
    ["src/admin/lib/client.ts", "../../workflows/redeem-code"],
    ["src/admin/lib/client.ts", "node:fs"],
    ["src/workflows/redeem-code.ts", "../api/middlewares"],
    ["src/workflows/redeem-code.ts", "../subscribers/poke"],
    ["src/workflows/redeem-code.ts", "../admin/lib/client"],
    ["src/tasks/runner.ts", "../jobs/tick"],
    ["src/api/store/redemptions/route.ts", "../../../modules/redemption/sql/claim-code"],
    ["src/api/store/redemptions/route.ts", "../../../admin/lib/client"],
    ["src/api/store/redemptions/route.ts", "../../../jobs/tick"],
    ["src/jobs/tick.ts", "../modules/redemption/sql/lease-task"],
    ["src/jobs/tick.ts", "../subscribers/poke"],
    ["src/subscribers/poke.ts", "../api/middlewares"],
    ["src/links/customer.ts", "../modules/redemption/sql/sql"],
    ["src/modules/redemption/service.ts", "../../../demo/seed"],
    ["src/utils/text.ts", "../domain/decide"],
  ])("%s: %s", async (path, source) => {
    expect(await complaints(path, use(source))).toEqual([floors])
  })

  it.each([
    ["export … from", `export { a } from "../api/middlewares"\n`],
    ["export * from", `export * from "../api/middlewares"\n`],
    ["import()", `export const a = () => import("../api/middlewares")\n`],
    ["import type", useType("../api/middlewares")],
    ["import for its effect", `import "../api/middlewares"\n`],
  ])("written as %s", async (_form, source) => {
    expect(await complaints("src/workflows/redeem-code.ts", source)).toEqual([floors])
  })

  it.each([
    ["require()", `export const a = require("../api/middlewares")\n`],
    ["type import()", `export type A = import("../api/middlewares").A\n`],
  ])("written as %s, which has faults of its own", async (_form, source) => {
    expect(await complaints("src/workflows/redeem-code.ts", source)).toContain(floors)
  })
})

describe("an import that stays on its floor or goes down is not", () => {
  it.each([
    ["src/domain/decide.ts", "./limits"],
    ["src/domain/conditions/all-of.ts", "../rules"],
    ["src/domain/rules.ts", "@medusajs/framework/zod"],
    ["src/domain/windows.ts", "date-fns"],
    ["src/domain/windows.ts", "@date-fns/tz"],
    ["src/contracts/code.ts", "../domain/code-format"],
    ["src/contracts/code.ts", "@medusajs/framework/zod"],
    ["src/modules/redemption/service.ts", "../../domain/decide"],
    ["src/modules/redemption/service.ts", "./sql/claim-code"],
    ["src/modules/redemption/service.ts", "node:crypto"],
    ["src/modules/redemption/service.ts", "@medusajs/framework/utils"],
    ["src/modules/redemption/ids.ts", "ulid"],
    ["src/client/index.ts", "./errors"],
    ["src/admin/lib/client.ts", "../../client"],
    ["src/admin/lib/client.ts", "../../contracts/code"],
    ["src/admin/lib/client.ts", "@medusajs/ui"],
    ["src/workflows/redeem-code.ts", "../modules/redemption/service"],
    ["src/workflows/redeem-code.ts", "../tasks/runner"],
    ["src/tasks/runner.ts", "../workflows/redeem-code"],
    ["src/api/store/redemptions/route.ts", "../../../workflows/redeem-code"],
    ["src/api/store/redemptions/route.ts", "../../../modules/redemption"],
    ["src/api/middlewares.ts", "./store/throttle"],
    ["src/jobs/tick.ts", "../tasks/runner"],
    ["src/links/customer.ts", "../modules/redemption"],
    ["integration-tests/http/redeem.spec.ts", "../../src/api/middlewares"],
    ["demo/main.ts", "../dev/postgres"],
  ])("%s: %s", async (path, source) => {
    expect(await complaints(path, use(source))).toEqual([])
  })

  it("the client may know the types of the contracts", async () => {
    expect(await complaints("src/client/index.ts", useType("../contracts/redemption"))).toEqual([])
  })
})

describe("a library that Medusa brings comes through Medusa", () => {
  it.each([
    ["src/modules/redemption/service.ts", "zod"],
    ["src/modules/redemption/service.ts", "zod/v4"],
    ["src/modules/redemption/service.ts", "pg"],
    ["src/modules/redemption/service.ts", "awilix"],
    ["src/modules/redemption/service.ts", "@mikro-orm/core"],
    ["integration-tests/module/codes.spec.ts", "pg"],
    ["demo/main.ts", "zod"],
  ])("%s: %s", async (path, source) => {
    expect(await complaints(path, use(source))).toEqual([restricted])
  })

  it("and other packages that begin alike do not", async () => {
    expect(await complaints("src/modules/redemption/service.ts", use("pg-copy-streams"))).toEqual([])
  })
})

describe("what must not be in src", () => {
  it.each([
    ["src/modules/redemption/ids.ts", "export const a = Math.random()\n", "no-restricted-properties"],
    ["src/api/middlewares.ts", `console.log("here")\n`, "no-console"],
    ["src/api/middlewares.ts", "export const a: any = 1\n", "@typescript-eslint/no-explicit-any"],
    ["src/domain/decide.ts", "export const a = Date.now()\n", "no-restricted-syntax"],
    ["src/domain/decide.ts", "export const a = new Date()\n", "no-restricted-syntax"],
    ["src/domain/decide.ts", "export const a = process.env.A\n", "no-restricted-globals"],
  ])("%s: %s", async (path, source, rule) => {
    expect(await complaints(path, source)).toEqual([rule])
  })

  it("a date made from an argument is welcome in the domain", async () => {
    const source = "export const a = (now: string) => new Date(now)\n"
    expect(await complaints("src/domain/decide.ts", source)).toEqual([])
  })
})
