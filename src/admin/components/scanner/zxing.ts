import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader"
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url"
import type { Decode } from "./decoder"

// The one file that is imported dynamically: it shares no module with the pages, else the bundler would move those into
// a chunk, where the shop's Tailwind does not find their classes.

// The library would fetch its program from a public CDN: ours comes with the dashboard, from the shop's own server.
prepareZXingModule({
  overrides: {
    locateFile: (path: string, folder: string) => (path.endsWith(".wasm") ? wasm : folder + path),
  },
})

export const decode: Decode = async (picture) => {
  const [found] = await readBarcodes(picture, {
    formats: ["QRCode", "Code128", "EAN13", "DataMatrix", "PDF417"],
    maxNumberOfSymbols: 1,
    tryHarder: true,
  })
  return found?.isValid ? found.text : null
}
