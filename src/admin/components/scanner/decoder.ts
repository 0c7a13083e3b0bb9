/** Reads the code on a picture; null when there is none that can be read. */
export type Decode = (picture: ImageData) => Promise<string | null>

/** What is printed on labels, receipts and bottle caps. The names are those of the platform's detector. */
const wanted = ["qr_code", "code_128", "ean_13", "data_matrix", "pdf417"]

type Detector = { detect(picture: ImageData): Promise<{ rawValue: string }[]> }
type DetectorClass = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

/** The platform's own detector where it knows all that is wanted; else zxing, which is fetched only then. */
export async function loadDecoder(): Promise<Decode> {
  return (await platformDecoder()) ?? (await import("./zxing")).decode
}

async function platformDecoder(): Promise<Decode | null> {
  const { BarcodeDetector } = window as unknown as { BarcodeDetector?: DetectorClass }
  const formats = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? []
  if (!BarcodeDetector || !wanted.every((format) => formats.includes(format))) {
    return null
  }
  const detector = new BarcodeDetector({ formats: wanted })
  return async (picture) => (await detector.detect(picture))[0]?.rawValue ?? null
}
