import { wordingOf, type PrintOrder } from "./label"
import { drawPicture } from "./picture"
import type { Printer } from "./printer"

/** A ZIP with one picture per code, numbered in the order of the codes and named by them. */
export async function openArchive(order: PrintOrder, format: "svg" | "png"): Promise<Printer> {
  const { Zip, ZipDeflate, ZipPassThrough } = await import("fflate")
  let pieces: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) {
      throw error
    }
    pieces.push(piece)
  })
  const take = () => {
    const taken = Buffer.concat(pieces)
    pieces = []
    return taken
  }
  let index = 0
  return {
    content_type: "application/zip",
    extension: "zip",
    async draw(code) {
      const { content, caption } = wordingOf(order, code)
      const picture = await drawPicture(order.symbol, format, content, order.error_correction)
      index += 1
      const name = `${String(index).padStart(5, "0")}-${fileName(caption)}.${format}`
      // A PNG is packed already.
      const entry = format === "svg" ? new ZipDeflate(name) : new ZipPassThrough(name)
      zip.add(entry)
      entry.push(Buffer.from(picture), true)
    },
    take,
    end() {
      zip.end()
      return take()
    },
  }
}

/** Letters, digits and dashes are file names everywhere. */
const fileName = (caption: string) => caption.replace(/[^0-9A-Za-z]+/g, "-").replace(/^-|-$/g, "")
