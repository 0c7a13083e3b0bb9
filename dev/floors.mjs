import { builtinModules } from "node:module"
import { dirname, relative, resolve, sep } from "node:path"

const zod = "@medusajs/framework/zod"
const inside = ["domain", "contracts", "modules", "symbols", "workflows", "tasks"]

/**
 * The house, floor by floor: what may be imported from which folder of src/. `packages` is left out where
 * any package may be used; `types` are folders of which only types may be imported.
 */
const floors = {
  domain: { may: ["domain"], packages: [zod] },
  contracts: { may: ["domain", "contracts"], packages: [zod] },
  modules: { may: ["domain", "contracts", "modules"] },
  symbols: { may: ["domain", "contracts", "symbols"] },
  client: { may: ["client"], types: ["domain", "contracts"], packages: [] },
  admin: { may: ["domain", "contracts", "client", "admin"], builtins: false },
  workflows: { may: inside },
  tasks: { may: inside },
  links: { may: [...inside, "links"], closed: ["sql"] },
  api: { may: [...inside, "links", "api"], closed: ["sql"] },
  subscribers: { may: [...inside, "links", "subscribers"], closed: ["sql"] },
  jobs: { may: [...inside, "links", "jobs"], closed: ["sql"] },
}

/** The one file whose purpose is to hide a library from its floor. */
const exceptions = { "domain/windows.ts": ["date-fns", "@date-fns/tz"] }

const builtins = new Set(builtinModules)
const isBuiltin = (name) => name.startsWith("node:") || builtins.has(name.split("/")[0])

function problemOf(file, source, typeOnly, src) {
  const own = relative(src, file).split(sep).join("/")
  const [floorName] = own.split("/")
  const floor = floors[floorName]
  if (!floor) return `src/${floorName} is no floor of the house: give it its place in dev/floors.mjs`
  if (source.startsWith("."))
    return relativeProblem(floorName, floor, relative(src, resolve(dirname(file), source)), typeOnly)
  if (exceptions[own]?.includes(source)) return undefined
  if (isBuiltin(source) && floor.builtins === false)
    return `src/${floorName} runs in a browser, which has no ${source}`
  if (!floor.packages || floor.packages.includes(source)) return undefined
  return `src/${floorName} must not import ${source}`
}

function relativeProblem(floorName, floor, target, typeOnly) {
  const parts = target.split(sep)
  const [to] = parts
  if (to === "..") return `src/${floorName} must not import from outside src`
  if (floor.closed?.some((folder) => to === "modules" && parts.slice(1).includes(folder))) {
    return `src/${floorName} must not reach into the statements of a module: call its service`
  }
  if (floor.may.includes(to)) return undefined
  if (floor.types?.includes(to)) {
    return typeOnly ? undefined : `src/${floorName} may import only types from src/${to}`
  }
  return `src/${floorName} must not import from src/${to}`
}

const allSpecifiersAreTypes = ({ specifiers = [], importKind, exportKind }) =>
  importKind === "type" ||
  exportKind === "type" ||
  (specifiers.length > 0 && specifiers.every((one) => one.importKind === "type" || one.exportKind === "type"))

/** ESLint rule: every import of a file in src/ stays on its floor or goes down, as the table says. */
export const floorsRule = {
  meta: { type: "problem", schema: [{ type: "object", properties: { src: { type: "string" } } }] },
  create(context) {
    const [{ src }] = context.options
    const check = (node, source, typeOnly) => {
      if (typeof source?.value !== "string") return
      const message = problemOf(context.filename, source.value, typeOnly, src)
      if (message) context.report({ node, message })
    }
    const declaration = (node) => check(node, node.source, allSpecifiersAreTypes(node))
    return {
      ImportDeclaration: declaration,
      ExportNamedDeclaration: declaration,
      ExportAllDeclaration: declaration,
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
      TSImportEqualsDeclaration: (node) => check(node, node.moduleReference.expression, false),
      "CallExpression[callee.name='require']": (node) => check(node, node.arguments[0], false),
    }
  },
}
