import { readFileSync } from "node:fs"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { Resvg } from "@resvg/resvg-js"
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader"
import { parseOptions } from "../../src/modules/redemption/options"
import { deepLink } from "../../src/domain/symbol"
import { Shop } from "./shop"

// Its own reader would fetch this from a server of somebody else's.
const wasm = readFileSync(require.resolve("zxing-wasm/reader/zxing_reader.wasm"))
prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) },
})

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const shop = new Shop(() => api, getContainer)
    beforeEach(async () => {
      await shop.open()
    })

    const aCode = async (settings: object = {}) => {
      const { campaign } = await shop.campaign({ quantity: 1, ...settings })
      const { body } = await shop.asAdmin<{ redemption_codes: { id: string; code: string }[] }>(
        "GET",
        `/redemption-campaigns/${campaign.id}/codes`
      )
      return body.redemption_codes[0]
    }
    const draw = async (id: string, query: string) => {
      const answer = await api.get(`/admin/redemption-codes/${id}/symbol?${query}`, {
        headers: shop.admin,
        responseType: "arraybuffer",
        validateStatus: () => true,
      })
      return {
        status: answer.status as number,
        type: String(answer.headers["content-type"]),
        body: Buffer.from(answer.data as ArrayBuffer),
      }
    }
    /** What a scanner reads off the picture. */
    const scan = async (picture: Buffer, type: string) => {
      const png = type.startsWith("image/svg")
        ? new Resvg(picture.toString(), { fitTo: { mode: "zoom", value: 6 }, background: "white" })
            .render()
            .asPng()
        : picture
      const found = await readBarcodes(new Uint8Array(png), { tryHarder: true })
      return found.map(({ text }) => text)
    }

    it.each([
      ["qrcode", "svg"],
      ["qrcode", "png"],
      ["code128", "svg"],
      ["code128", "png"],
      ["datamatrix", "svg"],
      ["datamatrix", "png"],
      ["pdf417", "svg"],
      ["pdf417", "png"],
    ])("draw a code as %s in %s that a scanner reads back", async (symbol, format) => {
      const { id, code } = await aCode()
      const { status, type, body } = await draw(id, `type=${symbol}&format=${format}`)
      expect(status).toBe(200)
      expect(type).toContain(format)
      expect(await scan(body, type)).toEqual([code])
    })

    it("draw EAN-13 for codes that are one, and say why for others", async () => {
      const task = new FormData()
      task.append("file", new Blob(["4006381333931\n4006381333932\n"]), "x.csv")
      const { campaign } = await shop.campaign({
        code_source: "import",
        quantity: undefined,
        code_format: undefined,
      })
      await shop.call("POST", `/admin/redemption-campaigns/${campaign.id}/imports`, task, shop.admin)
      type Page = { redemption_codes: { id: string; code: string }[] }
      const list = async () =>
        (await shop.asAdmin<Page>("GET", `/redemption-campaigns/${campaign.id}/codes`)).body.redemption_codes
      while ((await list()).length < 2) {
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      for (const { id, code } of await list()) {
        const { status, type, body } = await draw(id, "type=ean13&format=png")
        if (code.endsWith("1")) {
          expect(await scan(body, type)).toEqual(["4006381333931"])
        } else {
          expect(status).toBe(400)
          expect(body.toString()).toContain("check digit")
        }
      }
    })

    it("name what cannot be drawn", async () => {
      const { id } = await aCode()
      expect((await draw(id, "type=hieroglyph")).status).toBe(400)
      expect((await draw(id, "type=ean13")).body.toString()).toContain("13 digits")
      expect((await draw(id, "content=link")).body.toString()).toContain("deep_link")
      expect((await draw("redcode_none", "")).status).toBe(404)
      expect((await shop.call("GET", `/admin/redemption-codes/${id}/symbol`)).status).toBe(401)
    })

    it("can hold a link, which the option describes", () => {
      expect(parseOptions({ deep_link: "https://shop.example/r?code={code}" }).deep_link).toBeDefined()
      expect(() => parseOptions({ deep_link: "https://shop.example/r" })).toThrow(
        /option "deep_link": must contain/
      )
      expect(deepLink("https://shop.example/r?code={code}", "A B-1")).toBe(
        "https://shop.example/r?code=A%20B-1"
      )
    })
  },
})
