import Ajv2020, { type ValidateFunction } from "ajv/dist/2020"
import { apiDocument } from "../../dev/openapi/document"

type Response = { content?: Record<string, { schema: object }> }
type Document = {
  paths: Record<string, Record<string, { responses: Record<string, Response> }>>
  components: { schemas: object }
}

/**
 * Holds answers against docs/api.yaml, as it is generated from the same sources. What storefronts get is held to the
 * letter; what the admin gets may have more fields than are described.
 */
export class Documented {
  private readonly document = apiDocument() as Document
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  private readonly checks = new Map<string, ValidateFunction>()
  /** "POST /store/redemptions 200": what was seen. */
  readonly seen = new Set<string>()

  /** What is wrong with an answer; empty when it is as documented. */
  problems(method: string, url: string, answer: { status: number; body: unknown }): string[] {
    const path = this.pathOf(url.split("?")[0])
    const response = path && this.document.paths[path][method.toLowerCase()]?.responses[answer.status]
    if (!path || !response) {
      return [
        `${method} ${url} answered ${answer.status}, which is not documented: ${JSON.stringify(answer.body)}`,
      ]
    }
    this.seen.add(`${method} ${path} ${answer.status}`)
    const schema = response.content?.["application/json"]?.schema
    if (!schema) {
      return []
    }
    const check = this.checkFor(`${method} ${path} ${answer.status}`, schema)
    return check(answer.body)
      ? []
      : (check.errors ?? []).map(
          ({ instancePath, message, params }) =>
            `${method} ${path} ${answer.status}${instancePath}: ${message} ${JSON.stringify(params)}`
        )
  }

  /** The documented path that an address is an instance of; one without parameters comes first. */
  private pathOf(address: string): string | undefined {
    const { paths } = this.document
    const matches = (path: string) => new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`).test(address)
    return address in paths ? address : Object.keys(paths).find(matches)
  }

  private checkFor(name: string, schema: object): ValidateFunction {
    const known = this.checks.get(name)
    if (known) {
      return known
    }
    const described = JSON.stringify({ ...schema, components: this.document.components })
    const isStore = name.includes(" /store/")
    const check = this.ajv.compile(
      JSON.parse(isStore ? described : described.replaceAll(',"additionalProperties":false', "")) as object
    )
    this.checks.set(name, check)
    return check
  }
}
