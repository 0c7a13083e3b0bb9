import { readFileSync } from "node:fs"

export type Block = { file: string; line: number; language: string; text: string }

/** The fenced blocks of a Markdown file. */
export function blocksOf(file: string): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  readFileSync(file, "utf8")
    .split("\n")
    .forEach((text, index) => {
      const fence = /^```(\w*)$/.exec(text)
      if (fence && open) {
        blocks.push(open)
        open = undefined
      } else if (fence) {
        open = { file, line: index + 1, language: fence[1], text: "" }
      } else if (open) {
        open.text += `${text}\n`
      }
    })
  return blocks
}
