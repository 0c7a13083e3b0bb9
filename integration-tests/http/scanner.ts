import { readFileSync } from "node:fs"
import { Resvg } from "@resvg/resvg-js"
import { prepareZXingModule, readBarcodes, type ReadInputBarcodeFormat } from "zxing-wasm/reader"
import { labelPosition, type SheetGrid } from "../../src/domain/label-sheet"

// Its own reader would fetch this from a server of somebody else's.
const wasm = readFileSync(require.resolve("zxing-wasm/reader/zxing_reader.wasm"))
prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) },
})

/** What a scanner reads off a picture. */
export async function scan(picture: Buffer, type: string): Promise<string[]> {
  const png = type.includes("svg")
    ? new Resvg(picture.toString(), { fitTo: { mode: "zoom", value: 6 }, background: "white" })
        .render()
        .asPng()
    : picture
  const found = await readBarcodes(new Uint8Array(png), { tryHarder: true })
  return found.map(({ text }) => text)
}

type Picture = Parameters<typeof readBarcodes>[0]

/** Coarser than printers are: what can be read at this resolution can be read on paper. Bars are the finest. */
const dotsPerInch = (format: ReadInputBarcodeFormat) => (format === "QRCode" ? 150 : 300)

/** Rasterises a PDF and reads it label by label, in the order of the sheet; a label that cannot be read is null. */
export async function scanSheet(
  pdf: Buffer,
  grid: SheetGrid,
  format: ReadInputBarcodeFormat
): Promise<(string | null)[]> {
  const { PDFiumLibrary } = await import("@hyzyla/pdfium")
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(new Uint8Array(pdf))
  const read: (string | null)[] = []
  for (const page of document.pages()) {
    const { data, width } = await page.render({ scale: dotsPerInch(format) / 72, render: "bitmap" })
    for (let index = 0; index < grid.columns * grid.rows; index++) {
      const image = cut(
        { data, width, dpi: dotsPerInch(format) },
        { ...labelPosition(grid, index), ...grid.label }
      )
      const [found] = await readBarcodes(image, { formats: [format], maxNumberOfSymbols: 1 })
      read.push(found?.text ?? null)
    }
  }
  document.destroy()
  library.destroy()
  return read
}

/** A part of a picture, given in millimetres. */
function cut(
  picture: { data: Uint8Array; width: number; dpi: number },
  part: { x: number; y: number; width: number; height: number }
): Picture {
  const pixels = (length: number) => Math.round((length * picture.dpi) / 25.4)
  const [x, y, width, height] = [part.x, part.y, part.width, part.height].map(pixels)
  const data = new Uint8ClampedArray(width * height * 4)
  for (let row = 0; row < height; row++) {
    const begin = ((y + row) * picture.width + x) * 4
    data.set(picture.data.subarray(begin, begin + width * 4), row * width * 4)
  }
  return { data, width, height, colorSpace: "srgb" } as Picture
}
