import { blocksOf, documents } from "../../dev/docs/blocks"
import { requestsOf, type CurlRequest } from "../../dev/docs/curl"
import type { Answer } from "./shop"

/** Where a shop runs, in the guides. */
export const documentedAddress = "http://localhost:9000"

/** The curl recipes of the guides, run as readers run them: copied, with their own values in place of the examples. */
export class RecipeBook {
  private readonly requests = recipes()
  readonly names = [...this.requests.keys()]

  /** What stands for what: `$TOKEN`, an id of the guides, a file that is sent. */
  values: Record<string, string> = {}
  files: Record<string, string> = {}
  /** A test that does not run its recipe would keep every promise. */
  readonly ran = new Set<string>()

  constructor(private readonly server: () => string) {}

  async run<Body>(name: string): Promise<Answer<Body>> {
    const request = this.requests.get(name)
    if (!request) {
      throw new Error(`There is no recipe "${name}"`)
    }
    const response = await fetch(this.fill(request.url), {
      method: request.method,
      headers: this.headersOf(request),
      body: this.bodyOf(request),
    })
    this.ran.add(name)
    return { status: response.status, body: (await response.json()) as Body }
  }

  /** As curl has them: it calls data a form unless it is told otherwise. */
  private headersOf({ headers, body }: CurlRequest): Headers {
    const sent = new Headers(headers.map(([name, value]) => [name, this.fill(value)]))
    if (body !== undefined && !sent.has("content-type")) {
      sent.set("content-type", "application/x-www-form-urlencoded")
    }
    return sent
  }

  private bodyOf({ body, form }: CurlRequest): string | FormData | undefined {
    if (form.length === 0) {
      return body === undefined ? undefined : this.fill(body)
    }
    const sent = new FormData()
    for (const [name, value] of form) {
      if (value.startsWith("@")) {
        const file = value.slice(1)
        // What curl calls a file whose kind it does not know, CSV among them.
        sent.append(name, new Blob([this.files[file]], { type: "application/octet-stream" }), file)
      } else {
        sent.append(name, this.fill(value))
      }
    }
    return sent
  }

  private fill(text: string): string {
    const values = { ...this.values, [documentedAddress]: this.server() }
    const filled = Object.entries(values).reduce((all, [name, value]) => all.replaceAll(name, value), text)
    const [left] = /\$\w+|\S*…/.exec(filled) ?? []
    if (left) {
      throw new Error(`A reader would not know what to put in place of ${left}`)
    }
    return filled
  }
}

/** By document, method and path, which stay the same when a guide is rewritten around them. */
function recipes(): Map<string, CurlRequest> {
  const found = new Map<string, CurlRequest>()
  for (const { file, text } of documents.flatMap(blocksOf).filter(({ language }) => language === "sh")) {
    for (const request of requestsOf(text)) {
      const name = `${file}: ${request.method} ${request.url.replace(documentedAddress, "")}`
      if (found.has(name)) {
        throw new Error(`"${name}" is there twice, and a test could mean either`)
      }
      found.set(name, request)
    }
  }
  return found
}
