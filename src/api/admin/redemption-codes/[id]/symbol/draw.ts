import type { SymbolType } from "../../../../../domain/symbol"

/** Millimetres are the printer's business: a module is so many pixels, so that a PNG prints sharp. */
const pixelsPerModule = 8

/** Draws a symbol. The libraries are large and few requests need them, so they are loaded when one does. */
export async function drawSymbol(
  type: SymbolType,
  format: "svg" | "png",
  content: string
): Promise<string | Buffer> {
  if (type === "qrcode") {
    const { toBuffer, toString } = await import("qrcode")
    // Medium correction with the quiet zone of the standard: scanned off bottle caps and from across a counter.
    const options = { errorCorrectionLevel: "M", margin: 4 } as const
    return format === "svg"
      ? await toString(content, { ...options, type: "svg" })
      : await toBuffer(content, { ...options, type: "png", scale: pixelsPerModule })
  }
  const { toBuffer, toSVG } = await import("bwip-js/node")
  const options = {
    bcid: type,
    text: content,
    scale: 4,
    includetext: type === "code128" || type === "ean13",
    textxalign: "center" as const,
    padding: 4,
    backgroundcolor: "FFFFFF",
  }
  return format === "svg" ? toSVG(options) : await toBuffer(options)
}
