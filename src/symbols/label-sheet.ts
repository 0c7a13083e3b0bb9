import type PDFDocument from "pdfkit"
import { gridOf } from "../contracts/print"
import { labelPosition, type SheetGrid } from "../domain/label-sheet"
import { labelOf, type PrintOrder } from "./label"
import type { Printer } from "./printer"

const pointsPerMillimetre = 72 / 25.4
const hairline = 0.1
const cutMarkLength = 4

type Document = InstanceType<typeof PDFDocument>

/** Sheets of labels as a PDF: vectors, so that the edge of a module is as sharp as the printer. */
export async function openLabelSheet(order: PrintOrder): Promise<Printer> {
  const { default: Pdf } = await import("pdfkit")
  const grid = gridOf(order)!
  const document = new Pdf({
    size: [grid.page.width * pointsPerMillimetre, grid.page.height * pointsPerMillimetre],
    margin: 0,
    autoFirstPage: false,
    info: { Title: "Labels" },
  })
  let index = order.start_at - 1
  let page = -1
  return {
    content_type: "application/pdf",
    extension: "pdf",
    async draw(code) {
      const { caption, modules, layout } = await labelOf(order, code)
      const place = labelPosition(grid, index)
      if (place.page !== page) {
        page = place.page
        beginPage(document, grid, order.cut_marks)
      }
      index += 1
      document.save().translate(place.x, place.y)
      for (const [text, line] of [
        [order.header, layout.header],
        [caption, layout.code],
      ] as const) {
        if (line) {
          writeLine(document, text, { ...layout.text, ...line })
        }
      }
      document.translate(layout.symbol.x, layout.symbol.y).scale(layout.module.width, layout.module.height)
      // One path, filled once: runs that touch leave no hairline between them.
      for (const { x, y, width, height } of modules.runs) {
        document.rect(x, y, width, height)
      }
      document.fill().restore()
    },
    take: () => grown(document),
    end() {
      document.end()
      return grown(document)
    },
  }
}

function beginPage(document: Document, grid: SheetGrid, hasCutMarks: boolean): void {
  document.addPage().scale(pointsPerMillimetre)
  if (hasCutMarks) {
    drawCutMarks(document, grid)
  }
}

/** Ticks at the edges of the page, in line with every edge of a label: inside, they would be on the labels. */
function drawCutMarks(document: Document, grid: SheetGrid): void {
  const { page, label, columns, rows, left, top, step_x, step_y } = grid
  const right = left + (columns - 1) * step_x + label.width
  const bottom = top + (rows - 1) * step_y + label.height
  const edges = (count: number, begin: number, step: number, size: number) =>
    Array.from({ length: count }, (_, n) => [begin + n * step, begin + n * step + size]).flat()
  for (const x of edges(columns, left, step_x, label.width)) {
    document.moveTo(x, Math.max(0, top - cutMarkLength)).lineTo(x, top)
    document.moveTo(x, bottom).lineTo(x, Math.min(page.height, bottom + cutMarkLength))
  }
  for (const y of edges(rows, top, step_y, label.height)) {
    document.moveTo(Math.max(0, left - cutMarkLength), y).lineTo(left, y)
    document.moveTo(right, y).lineTo(Math.min(page.width, right + cutMarkLength), y)
  }
  document.lineWidth(hairline).stroke()
}

/** One line, in the middle, made smaller when it is too long for the label. */
function writeLine(
  document: Document,
  text: string,
  line: { x: number; y: number; width: number; size: number }
): void {
  document.font("Helvetica").fontSize(line.size)
  const width = document.widthOfString(text)
  if (width > line.width) {
    document.fontSize((line.size * line.width) / width)
  }
  const left = line.x + (line.width - Math.min(width, line.width)) / 2
  document.text(text, left, line.y, { lineBreak: false })
}

/** What the document has written since it was last asked. Nothing waits for a reader: it all happens at once. */
function grown(document: Document): Buffer {
  const pieces: Buffer[] = []
  for (
    let piece = document.read() as Buffer | null;
    piece !== null;
    piece = document.read() as Buffer | null
  ) {
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
