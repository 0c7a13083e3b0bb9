import type { SymbolType } from "../domain/symbol"
import type { Correction } from "./modules"

/** Millimetres are the printer's business: a module is so many pixels, so that a PNG prints sharp. */
const pixelsPerModule = 8

/** One symbol as a picture of its own. The libraries are large and few need them, so they are loaded when one does. */
export async function drawPicture(
  type: SymbolType,
  format: "svg" | "png",
  content: string,
  correction: Correction = "M"
): Promise<string | Buffer> {
  if (type === "qrcode") {
    const { toBuffer, toString } = await import("qrcode")
    // With the quiet zone of the standard: scanned off bottle caps and from across a counter.
    const options = { errorCorrectionLevel: correction, margin: 4 } as const
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
