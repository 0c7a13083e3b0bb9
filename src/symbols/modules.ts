import type { SymbolSize } from "../domain/label-sheet"
import type { SymbolType } from "../domain/symbol"

/** How much of a QR code may be lost: about 15 % at M, 25 % at Q. */
export type Correction = "M" | "Q"

type Run = { x: number; y: number; width: number; height: number }

/** A symbol as its dark modules, in runs along the rows: what any drawing of it is made of. */
export type SymbolModules = SymbolSize & { runs: Run[] }

/** What the standards want left empty at each side, in modules. */
const quietZones: Record<SymbolType, { quiet_x: number; quiet_y: number }> = {
  qrcode: { quiet_x: 4, quiet_y: 4 },
  datamatrix: { quiet_x: 1, quiet_y: 1 },
  pdf417: { quiet_x: 2, quiet_y: 2 },
  code128: { quiet_x: 10, quiet_y: 0 },
  ean13: { quiet_x: 11, quiet_y: 0 },
}

/** A row of PDF417 is three modules high, so that a scan at an angle stays in it. */
const rowHeight = (type: SymbolType) => (type === "pdf417" ? 3 : 1)

/** Encodes a text; the text must fit the type. */
export async function modulesOf(
  type: SymbolType,
  text: string,
  correction: Correction
): Promise<SymbolModules> {
  if (type === "qrcode") {
    const { create } = await import("qrcode")
    const { data, size } = create(text, { errorCorrectionLevel: correction }).modules
    return { ...quietZones[type], ...runsOf(data, size, 1) }
  }
  // Its ES module names everything but this one.
  const { default: bwip } = await import("bwip-js/node")
  const [encoded] = bwip.raw({ bcid: type, text })
  return {
    ...quietZones[type],
    ...("pixs" in encoded ? runsOf(encoded.pixs, encoded.pixx, rowHeight(type)) : barsOf(encoded.sbs)),
  }
}

function runsOf(pixels: ArrayLike<number>, columns: number, height: number) {
  const rows = pixels.length / columns
  const runs: Run[] = []
  for (let row = 0; row < rows; row++) {
    for (let x = 0; x < columns; x++) {
      const begin = x
      while (x < columns && pixels[row * columns + x]) {
        x += 1
      }
      if (x > begin) {
        runs.push({ x: begin, y: row * height, width: x - begin, height })
      }
    }
  }
  return { columns, rows: rows * height, runs }
}

/** Widths of bars and the spaces between them, in turn, beginning with a bar. */
function barsOf(widths: number[]) {
  let columns = 0
  const runs: Run[] = []
  widths.forEach((width, index) => {
    if (index % 2 === 0) {
      runs.push({ x: columns, y: 0, width, height: 1 })
    }
    columns += width
  })
  return { columns, rows: 1, runs }
}
