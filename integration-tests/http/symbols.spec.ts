import { unzipSync } from "fflate"
import { gridOf, PrintBatch, type PrintedFile } from "../../src/contracts/print"
import redemptionForget from "../../src/jobs/redemption-forget"
import { deepLink } from "../../src/domain/symbol"
import { parseOptions } from "../../src/modules/redemption/options"
import { scan, scanSheet } from "./scanner"
import { inShop } from "./in-shop"
import type { OneTask, Task } from "./shop"

type PrintTask = Task & { file: PrintedFile | null }

inShop(({ shop, sql, getContainer }) => {
  const aCode = async (settings: object = {}) => {
    const { campaign } = await shop.campaign({ quantity: 1, ...settings })
    return (await shop.codeRows(campaign.id))[0]
  }
  const download = async (url: string, headers = shop.admin) => {
    const answer = await shop.send({ method: "GET", url, headers, responseType: "arraybuffer" })
    return {
      status: answer.status,
      type: String(answer.headers["content-type"]),
      disposition: String(answer.headers["content-disposition"]),
      body: Buffer.from(answer.data as ArrayBuffer),
    }
  }
  const draw = (id: string, query: string) => download(`/admin/redemption-codes/${id}/symbol?${query}`)

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
    const campaign_id = await shop.importCampaign()
    const { body: begun } = await shop.upload(campaign_id, "4006381333931\n4006381333932\n")
    await shop.settled(begun.redemption_task.id)
    const rows = await shop.codeRows(campaign_id)
    expect(rows).toHaveLength(2)
    for (const { id, code } of rows) {
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

  describe("a batch on paper", () => {
    const aBatch = async (quantity: number, settings: object = {}) => {
      const { campaign } = await shop.campaign({ quantity, ...settings })
      const [batch_id] = await shop.batches(campaign.id)
      const codes: string[] = []
      for (let cursor = ""; codes.length < quantity; ) {
        const page = await shop.asAdmin<{ redemption_codes: { code: string }[]; next_cursor: string }>(
          "GET",
          `/redemption-campaigns/${campaign.id}/codes?limit=200${cursor}`
        )
        codes.push(...page.body.redemption_codes.map(({ code }) => code))
        cursor = `&cursor=${page.body.next_cursor}`
      }
      return { batch_id, codes: codes.reverse() }
    }
    const print = (batch_id: string, settings: object) =>
      shop.asAdmin<OneTask<PrintTask>>("POST", `/redemption-batches/${batch_id}/print`, settings)
    const printed = async (batch_id: string, settings: object) => {
      const { status, body } = await print(batch_id, settings)
      expect([status, body.message]).toEqual([202, undefined])
      const { id } = body.redemption_task
      const task = await shop.settled<PrintTask>(id)
      return { task, file: await download(`/admin/redemption-tasks/${id}/file`) }
    }

    it("is a sheet of 1 000 labels of which 1 000 can be read, each where it belongs", async () => {
      const { batch_id, codes } = await aBatch(1_000)
      const settings = { sheet: "avery_l7651", header: "Scan & win – Prämie", cut_marks: true, start_at: 3 }
      const { task, file } = await printed(batch_id, settings)
      expect(task).toMatchObject({
        type: "print",
        status: "completed",
        counts: { total: 1_000, done: 1_000 },
        file: { content_type: "application/pdf", bytes: file.body.length },
      })
      expect(file).toMatchObject({ status: 200, type: "application/pdf" })
      expect(file.disposition).toContain(`${batch_id}-labels.pdf`)
      const read = await scanSheet(file.body, gridOf(PrintBatch.parse(settings))!, "QRCode")
      expect(read.slice(0, 2)).toEqual([null, null])
      expect(read.slice(2, 1_002)).toEqual(codes)
      expect(read.slice(1_002).every((text) => text === null)).toBe(true)
    })

    it.each([
      ["Code128", { symbol: "code128", sheet: "avery_l7160" }],
      ["DataMatrix", { symbol: "datamatrix", sheet: "avery_l4731", show_code: false }],
      ["PDF417", { symbol: "pdf417", sheet: "avery_5163" }],
      [
        "QRCode",
        {
          sheet: "custom",
          custom: { page: "letter", width_mm: 20, height_mm: 20, gap_mm: 3 },
          error_correction: "Q",
        },
      ],
    ] as const)("can be labels with %s", async (format, settings) => {
      const { batch_id, codes } = await aBatch(12)
      const { file } = await printed(batch_id, { ...settings, offset: 2, limit: 9 })
      const read = await scanSheet(file.body, gridOf(PrintBatch.parse(settings))!, format)
      expect(read.slice(0, 10)).toEqual([...codes.slice(2, 11), null])
    })

    it.each(["svg", "png"] as const)("can be a ZIP of %s, one per code and named by it", async (format) => {
      const { batch_id, codes } = await aBatch(5)
      const { task, file } = await printed(batch_id, { format })
      expect(task.file).toMatchObject({ name: `${batch_id}-labels.zip`, content_type: "application/zip" })
      const entries = Object.entries(unzipSync(new Uint8Array(file.body)))
      expect(entries.map(([name]) => name)).toEqual(
        codes.map((code, index) => `0000${index + 1}-${code}.${format}`)
      )
      for (const [index, [name, picture]] of entries.entries()) {
        expect(await scan(Buffer.from(picture), name)).toEqual([codes[index]])
      }
    })

    it("can be looked at before: a label of the sheet, or the picture in the ZIP, with nothing begun", async () => {
      const { batch_id, codes } = await aBatch(3)
      const preview = (settings: object) =>
        shop.asAdmin<string>("POST", `/redemption-batches/${batch_id}/print/preview`, settings)
      for (const settings of [
        { header: 'Caps & "co" <b>' },
        { symbol: "code128", sheet: "avery_5163" },
        { format: "svg" },
        { format: "png" },
      ]) {
        const { status, body } = await preview(settings)
        expect(status).toBe(200)
        const [read] = await scan(Buffer.from(body), "svg")
        expect(codes).toContain(read)
      }
      expect((await preview({ sheet: "avery_l4731" })).status).toBe(400)
      expect((await preview({ colour: "red" })).status).toBe(400)
      const tasks = await shop.asAdmin("GET", "/redemption-tasks?type=print")
      expect(tasks.body).toMatchObject({ count: 0 })
    })

    it("leaves out what is used or withdrawn, and says when nothing is left", async () => {
      const { batch_id, codes } = await aBatch(2)
      await shop.redeem(await shop.member(), codes[0])
      const { task } = await printed(batch_id, { format: "svg" })
      expect(task.counts).toMatchObject({ total: 1, done: 1 })
      await shop.asAdmin("POST", `/redemption-batches/${batch_id}/void`, {})
      const { status, body } = await print(batch_id, {})
      expect([status, body.message]).toEqual([400, "This batch has no unused codes to print"])
    })

    it("names what cannot be printed, and the size that would do", async () => {
      const { batch_id } = await aBatch(1)
      const refusals: [object, string][] = [
        [{ sheet: "avery_l4731" }, "sheet: on a label of 25.4 × 10 mm"],
        [{ sheet: "avery_l4731" }, "a label of at least 12.5 × 14.3 mm would do"],
        [{ symbol_mm: 8 }, "symbol_mm: a module of this symbol would be 0.276 mm wide"],
        [{ symbol_mm: 8 }, "at least 11.5 would do"],
        [{ symbol: "ean13" }, "symbol: EAN-13 takes 13 digits"],
        [{ content: "link" }, 'content: a link needs the plugin option "deep_link"'],
        [{ sheet: "custom" }, "custom: a custom sheet needs its size"],
        [{ sheet: "custom", custom: { width_mm: 250, height_mm: 20 } }, "custom.width_mm: not one label"],
        [{ start_at: 22 }, "start_at: this sheet has 21 labels"],
        [{ offset: 1 }, "offset: nothing of this batch is left to print"],
        [{ limit: 50_001 }, "limit"],
        [{ header: "日本" }, "header: must be Latin letters"],
        [{ colour: "red" }, "colour: is not a known field"],
      ]
      for (const [settings, message] of refusals) {
        const { status, body } = await print(batch_id, settings)
        expect([status, body.message]).toEqual([400, expect.stringContaining(message)])
      }
      // What the message names is true.
      const grid = { page: "a4", width_mm: 12.5, height_mm: 14.3 }
      expect((await printed(batch_id, { sheet: "custom", custom: grid })).file.status).toBe(200)
      expect((await printed(batch_id, { symbol_mm: 11.5 })).file.status).toBe(200)
      expect((await print("redbat_none", {})).status).toBe(404)
    })

    it("is for staff alone, never a public file, and gone after its time", async () => {
      const { batch_id } = await aBatch(1)
      const { task } = await printed(batch_id, { format: "svg" })
      const url = `/admin/redemption-tasks/${task.id}/file`
      expect((await download(url, {})).status).toBe(401)
      expect((await download(url, (await shop.member()).headers)).status).toBe(401)
      const days = (new Date(task.file!.expires_at).getTime() - Date.now()) / 86_400_000
      expect(days).toBeGreaterThan(6.9)
      expect(days).toBeLessThan(7.1)

      await redemptionForget(getContainer())
      expect((await download(url)).status).toBe(200)
      await sql(
        `update redemption_task set cursor = jsonb_set(cursor, '{file,expires_at}', '"2026-01-01T00:00:00Z"')`
      )
      await redemptionForget(getContainer())
      const { status, body } = await download(url)
      expect(status).toBe(404)
      expect(body.toString()).toContain("Print again")
      expect(await sql("select 1 from redemption_file_chunk")).toEqual([])
      expect((await shop.task<PrintTask>(task.id)).file).toBeNull()
    })
  })
})
