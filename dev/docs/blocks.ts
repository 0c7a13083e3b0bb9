import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

export type Block = { file: string; line: number; language: string; text: string }

/** The documents whose blocks are held against the sources. */
export const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "examples/storefront/README.md",
  ...readdirSync("docs")
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("docs", file)),
]

/** The fenced blocks of a Markdown file. One that belongs to a list is indented with it; its text is not. */
export function blocksOf(file: string): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  let indent = 0
  readFileSync(file, "utf8")
    .split("\n")
    .forEach((text, index) => {
      const fence = /^( *)```(\w*)$/.exec(text)
      if (fence && open) {
        blocks.push(open)
        open = undefined
      } else if (fence) {
        open = { file, line: index + 1, language: fence[2], text: "" }
        indent = fence[1].length
      } else if (open) {
        open.text += `${text.slice(indent)}\n`
      }
    })
  return blocks
}
