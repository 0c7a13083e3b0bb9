import { gridOf, type PrintSettings } from "../contracts/print"
import { layOutLabel, type LabelLayout } from "../domain/label-sheet"
import { printable, symbolProblem, symbolText } from "../domain/symbol"
import { modulesOf, type SymbolModules } from "./modules"

export type PrintedCode = { code: string; canonical: string }

/** How it is to be printed, with the link that its symbols hold, if they hold one. */
export type PrintOrder = PrintSettings & { link_template: string | null }

/** A code cannot be printed as was asked. Says why and which setting is in the way, and never which code it is. */
export class Unprintable extends Error {
  constructor(
    readonly field: string,
    message: string
  ) {
    super(message)
  }
}

/** What a code's symbol holds and what is written under it. @throws Unprintable */
export function wordingOf(order: PrintOrder, code: PrintedCode): { content: string; caption: string } {
  const content = symbolText(order.symbol, code, order.link_template)
  const problem = symbolProblem(order.symbol, content)
  if (problem) {
    throw new Unprintable("symbol", problem)
  }
  return { content, caption: printable(code.code, code.canonical) }
}

export type Label = { caption: string; modules: SymbolModules; layout: LabelLayout }

/** Everything that one label of a sheet shows, and where. @throws Unprintable */
export async function labelOf(order: PrintOrder, code: PrintedCode): Promise<Label> {
  const { content, caption } = wordingOf(order, code)
  const modules = await modulesOf(order.symbol, content, order.error_correction)
  const layout = layOutLabel({
    type: order.symbol,
    size: modules,
    label: gridOf(order)!.label,
    text: { shows_code: order.show_code, has_header: order.header !== "" },
    symbol_mm: order.symbol_mm ?? null,
  })
  if ("problem" in layout) {
    throw new Unprintable(layout.field, layout.problem)
  }
  return { caption, modules, layout }
}

/** Why these codes cannot be printed so; null when they can. */
export async function printProblem(
  order: PrintOrder,
  codes: PrintedCode[]
): Promise<{ field: string; message: string } | null> {
  try {
    for (const code of codes) {
      await (order.format === "pdf" ? labelOf(order, code) : wordingOf(order, code))
    }
  } catch (error) {
    if (!(error instanceof Unprintable)) {
      throw error
    }
    return { field: error.field, message: error.message }
  }
  return null
}
