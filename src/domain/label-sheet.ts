import type { SymbolType } from "./symbol"

/** Everything here is in millimetres, as label makers do. */
export const pages = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
} as const
export type PageName = keyof typeof pages

/** Sheets of labels one can buy. All of them lie in the middle of their page, so the margins follow. */
const labelSheets = {
  avery_l7160: { page: "a4", columns: 3, rows: 7, width: 63.5, height: 38.1, gap_x: 2.5 },
  avery_l7165: { page: "a4", columns: 2, rows: 4, width: 99.1, height: 67.7, gap_x: 2.5 },
  avery_l7651: { page: "a4", columns: 5, rows: 13, width: 38.1, height: 21.2, gap_x: 2.5 },
  avery_l4731: { page: "a4", columns: 7, rows: 27, width: 25.4, height: 10, gap_x: 2.5 },
  avery_5160: { page: "letter", columns: 3, rows: 10, width: 66.675, height: 25.4, gap_x: 3.175 },
  avery_5163: { page: "letter", columns: 2, rows: 5, width: 101.6, height: 50.8, gap_x: 4.7625 },
  avery_5167: { page: "letter", columns: 4, rows: 20, width: 44.45, height: 12.7, gap_x: 7.9375 },
} as const
export type LabelSheetName = keyof typeof labelSheets
export const labelSheetNames = Object.keys(labelSheets) as LabelSheetName[]

/** A grid of the merchant's own: as many labels as the page holds. */
export type CustomSheet = {
  page: PageName
  width_mm: number
  height_mm: number
  gap_mm: number
  margin_mm: number
}

export type SheetGrid = {
  page: { width: number; height: number }
  label: { width: number; height: number }
  columns: number
  rows: number
  /** Of the upper left label. */
  left: number
  top: number
  /** From the edge of one label to the same edge of the next. */
  step_x: number
  step_y: number
}

/** Where the labels lie; null when not even one fits the page. */
export function sheetGrid(sheet: LabelSheetName | CustomSheet): SheetGrid | null {
  if (typeof sheet === "string") {
    const { page, columns, rows, width, height, gap_x } = labelSheets[sheet]
    return centred(pages[page], { width, height }, { columns, rows, gap_x, gap_y: 0 })
  }
  const { gap_mm: gap, margin_mm: margin } = sheet
  const page = pages[sheet.page]
  const label = { width: sheet.width_mm, height: sheet.height_mm }
  const fit = (room: number, size: number) => Math.floor((room - 2 * margin + gap + 1e-6) / (size + gap))
  const columns = fit(page.width, label.width)
  const rows = fit(page.height, label.height)
  return columns < 1 || rows < 1 ? null : centred(page, label, { columns, rows, gap_x: gap, gap_y: gap })
}

function centred(
  page: SheetGrid["page"],
  label: SheetGrid["label"],
  grid: { columns: number; rows: number; gap_x: number; gap_y: number }
): SheetGrid {
  const { columns, rows, gap_x, gap_y } = grid
  return {
    page,
    label,
    columns,
    rows,
    left: (page.width - columns * label.width - (columns - 1) * gap_x) / 2,
    top: (page.height - rows * label.height - (rows - 1) * gap_y) / 2,
    step_x: label.width + gap_x,
    step_y: label.height + gap_y,
  }
}

/** The upper left corner of a label, counted along the rows, on its page. */
export function labelPosition(grid: SheetGrid, index: number): { page: number; x: number; y: number } {
  const perPage = grid.columns * grid.rows
  const onPage = index % perPage
  return {
    page: Math.floor(index / perPage),
    x: grid.left + (onPage % grid.columns) * grid.step_x,
    y: grid.top + Math.floor(onPage / grid.columns) * grid.step_y,
  }
}

/** A symbol's size in modules, with the quiet zone that its standard asks for on each side. */
export type SymbolSize = { columns: number; rows: number; quiet_x: number; quiet_y: number }

/**
 * How wide one module must at least be printed to be read reliably. GS1: 0.396 mm for what phones read in two
 * dimensions, less for what is read along a line.
 */
const leastModule: Record<SymbolType, number> = {
  qrcode: 0.396,
  datamatrix: 0.396,
  code128: 0.25,
  ean13: 0.264,
  pdf417: 0.25,
}
/** A bar code that is wider than this gains nothing. */
const mostModule = 1
const leastBarHeight = 5
/** Bars need no more than this to be hit by a hand-held scanner. */
const mostBarHeight = 15

export type LabelText = { shows_code: boolean; has_header: boolean }

/** What a label looks like inside, measured from its upper left corner. */
export type LabelLayout = {
  module: { width: number; height: number }
  /** The symbol without its quiet zone. */
  symbol: { x: number; y: number }
  header: { y: number; size: number } | null
  code: { y: number; size: number } | null
  /** How wide a line of text may be, and where it begins. */
  text: { x: number; width: number }
}

/**
 * Lays out one label: the symbol as large as fits, its code under it, a header above.
 *
 * @param input.symbol_mm how wide the symbol may be with its quiet zone; null: as wide as fits
 * @returns a problem in words when the symbol would be too small to be scanned, with the size that would do
 */
export function layOutLabel(input: {
  type: SymbolType
  size: SymbolSize
  label: { width: number; height: number }
  text: LabelText
  symbol_mm: number | null
}): LabelLayout | { field: "sheet" | "symbol_mm"; problem: string } {
  const { label, size, type, symbol_mm } = input
  const isSmall = label.height < 15
  const edge = isSmall ? 0.5 : 1.5
  const font = isSmall ? 5 * point : 7 * point
  const above = input.text.has_header ? 1.3 * font : 0
  // Codes have no descenders: a line is as high as the font is large, and the quiet zone keeps it apart.
  const below = input.text.shows_code ? font : 0

  const across = size.columns + 2 * size.quiet_x
  const isLinear = size.rows === 1
  const upright = isLinear ? null : size.rows + 2 * size.quiet_y
  const least = leastModule[type]
  const room = { width: label.width - 2 * edge, height: label.height - 2 * edge - above - below }
  const width = Math.min(
    mostModule,
    Math.min(room.width, symbol_mm ?? Infinity) / across,
    upright === null ? Infinity : room.height / upright
  )
  const barHeight = Math.min(room.height, mostBarHeight)
  if (width < least - 1e-9 || (isLinear && barHeight < leastBarHeight)) {
    const needed = {
      width: least * across,
      height: upright === null ? leastBarHeight : least * upright,
    }
    const isOwnWish = symbol_mm !== null && symbol_mm < needed.width
    return isOwnWish
      ? {
          field: "symbol_mm",
          problem:
            `a module of this symbol would be ${millimetres(width)} wide, and scanners need ${millimetres(least)}: ` +
            `at least ${roundedUp(needed.width)} would do`,
        }
      : {
          field: "sheet",
          problem:
            `on a label of ${label.width} × ${label.height} mm a module of this symbol would be ` +
            `${millimetres(width)} wide, and scanners need ${millimetres(least)}: a label of at least ` +
            `${roundedUp(needed.width + 2 * edge)} × ${roundedUp(needed.height + 2 * edge + above + below)} mm would do`,
        }
  }
  const height = isLinear ? barHeight : width
  const drawn = { width: width * size.columns, height: height * size.rows }
  const quiet = isLinear ? 0 : width * size.quiet_y
  const block = drawn.height + 2 * quiet
  const top = edge + above + Math.max(0, (room.height - block) / 2)
  return {
    module: { width, height },
    symbol: { x: (label.width - drawn.width) / 2, y: top + quiet },
    header: input.text.has_header ? { y: edge, size: font } : null,
    code: input.text.shows_code ? { y: top + block, size: font } : null,
    text: { x: edge, width: room.width },
  }
}

const point = 25.4 / 72

const millimetres = (length: number) => `${length.toFixed(3)} mm`

/** Up, to a tenth: what is named must do. */
const roundedUp = (length: number) => (Math.ceil(length * 10 - 1e-6) / 10).toFixed(1)
