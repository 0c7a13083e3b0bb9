import { gridOf } from "../contracts/print"
import { labelOf, wordingOf, type PrintedCode, type PrintOrder } from "./label"
import { drawPicture } from "./picture"

/** Half of a millimetre of frame shows where the label ends. */
const frame = 0.5
/** Of the height of a line, from its top to where letters stand. Helvetica's own. */
const baseline = 0.72
/** Of the size of a letter; capitals and digits are no wider on average. */
const letterWidth = 0.67

/** What one code looks like when it is printed so, as SVG: a label of the sheet, or the picture in the ZIP. @throws Unprintable */
export async function labelPicture(order: PrintOrder, code: PrintedCode): Promise<string> {
  if (order.format !== "pdf") {
    const { content } = wordingOf(order, code)
    return String(await drawPicture(order.symbol, "svg", content, order.error_correction))
  }
  const { caption, modules, layout } = await labelOf(order, code)
  const { width, height } = gridOf(order)!.label
  const lines = [
    { text: order.header, place: layout.header },
    { text: caption, place: layout.code },
  ].flatMap(({ text, place }) => (place ? [lineOf(text, { ...layout.text, ...place })] : []))
  const bars = modules.runs
    .map((run) => `M${run.x} ${run.y}h${run.width}v${run.height}h${-run.width}z`)
    .join("")
  const { symbol, module } = layout
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-frame} ${-frame} ${width + 2 * frame} ${height + 2 * frame}">`,
    `<rect width="${width}" height="${height}" rx="1" fill="#fff" stroke="#bbb" stroke-width="0.2"/>`,
    `<path transform="translate(${symbol.x} ${symbol.y}) scale(${module.width} ${module.height})" d="${bars}"/>`,
    ...lines,
    "</svg>",
  ].join("")
}

/** One line in the middle, made narrower when it is too long for the label. */
function lineOf(text: string, line: { x: number; y: number; width: number; size: number }): string {
  const isLong = text.length * line.size * letterWidth > line.width
  const fitted = isLong ? ` textLength="${line.width}" lengthAdjust="spacingAndGlyphs"` : ""
  return (
    `<text x="${line.x + line.width / 2}" y="${line.y + baseline * line.size}" font-size="${line.size}"` +
    ` font-family="Helvetica, Arial, sans-serif" text-anchor="middle"${fitted}>${escaped(text)}</text>`
  )
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign])
