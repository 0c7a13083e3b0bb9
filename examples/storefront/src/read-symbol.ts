import wasm from "zxing-wasm/reader/zxing_reader.wasm?url"

type Detector = { detect(image: ImageData): Promise<{ rawValue: string }[]> }
type DetectorClass = new (options: { formats: string[] }) => Detector
const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass }

/** What the QR code or barcode in a picture says; null when there is none. */
export async function readSymbol(
  image: CanvasImageSource,
  width: number,
  height: number
): Promise<string | null> {
  const pixels = pixelsOf(image, width, height)
  if (!pixels) return null
  if (BarcodeDetector) {
    try {
      const detector = new BarcodeDetector({
        formats: ["qr_code", "code_128", "ean_13", "data_matrix", "pdf417"],
      })
      const [symbol] = await detector.detect(pixels)
      return symbol?.rawValue ?? null
    } catch {
      // Some browsers have the class and no service behind it.
    }
  }
  const { prepareZXingModule, readBarcodes } = await import("zxing-wasm/reader")
  prepareZXingModule({ overrides: { locateFile: () => wasm } })
  const [symbol] = await readBarcodes(pixels, { maxNumberOfSymbols: 1 })
  return symbol?.text || null
}

function pixelsOf(image: CanvasImageSource, width: number, height: number): ImageData | undefined {
  if (width === 0 || height === 0) return undefined
  const canvas = Object.assign(document.createElement("canvas"), { width, height })
  const context = canvas.getContext("2d", { willReadFrequently: true })
  context?.drawImage(image, 0, 0)
  return context?.getImageData(0, 0, width, height)
}
