import { z } from "@medusajs/framework/zod"
import { labelSheetNames, pages, sheetGrid, type PageName } from "../domain/label-sheet"
import { symbolTypes } from "../domain/symbol"
import { text } from "./fields"

/** More than this is a job for a print shop, and for the export. */
export const mostLabels = 50_000

const length = (least: number, most: number) => z.number().min(least).max(most)

/** Labels of a size of one's own, on a page, as many as it holds. */
const CustomSheet = z
  .strictObject({
    page: z.enum(Object.keys(pages) as [PageName, ...PageName[]]).default("a4"),
    width_mm: length(5, 300),
    height_mm: length(5, 300),
    gap_mm: length(0, 50).default(2),
    margin_mm: length(0, 50).default(10),
  })
  .refine((sheet) => sheetGrid(sheet) !== null, {
    path: ["width_mm"],
    message: "not one label of this size fits the page within its margins",
  })

/** How the codes of a batch are printed. What is said of sheets is for `pdf` alone. */
export const PrintBatch = z
  .strictObject({
    /** `pdf`: sheets of labels. `svg`, `png`: a ZIP with one picture per code, named by the code. */
    format: z.enum(["pdf", "svg", "png"]).default("pdf"),
    symbol: z.enum(symbolTypes).default("qrcode"),
    /** The bare code, or the link that the option `deep_link` makes of it. */
    content: z.enum(["code", "link"]).default("code"),
    /** How much damage a QR code survives: M about 15 %, Q about 25 %. */
    error_correction: z.enum(["M", "Q"]).default("M"),
    sheet: z.enum([...labelSheetNames, "custom"]).default("avery_l7160"),
    custom: CustomSheet.optional(),
    /** How wide a symbol may be with its quiet zone; as wide as fits when left out. */
    symbol_mm: length(3, 300).nullish(),
    show_code: z.boolean().default(true),
    cut_marks: z.boolean().default(false),
    /** A line above every symbol. Latin letters: that is what a PDF's own fonts have. */
    header: text(60)
      .regex(
        /^[\x20-\x7e\xa1-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/,
        "must be Latin letters, digits and punctuation"
      )
      .default(""),
    /** The first free label of a sheet that is used in part. */
    start_at: z.int().min(1).max(1_000).default(1),
    /** Which of the unused codes, in the order they were made: so many are left out, so many printed. */
    offset: z.int().min(0).max(100_000_000).default(0),
    limit: z.int().min(1).max(mostLabels).optional(),
  })
  .superRefine((settings, context) => {
    if (settings.sheet === "custom" && !settings.custom) {
      context.addIssue({ code: "custom", path: ["custom"], message: "a custom sheet needs its size" })
    }
    const grid = gridOf(settings)
    if (grid && settings.start_at > grid.columns * grid.rows) {
      const message = `this sheet has ${grid.columns * grid.rows} labels`
      context.addIssue({ code: "custom", path: ["start_at"], message })
    }
  })
export type PrintBatch = z.output<typeof PrintBatch>

/** What is kept with the task: everything but which of the codes. */
export type PrintSettings = Omit<PrintBatch, "offset" | "limit">

/** Where its labels lie; null when its size is missing. */
export const gridOf = ({ sheet, custom }: Pick<PrintBatch, "sheet" | "custom">) =>
  sheet === "custom" ? (custom ? sheetGrid(custom) : null) : sheetGrid(sheet)

/** The file of a print task, while it is kept. */
export type PrintedFile = { name: string; content_type: string; bytes: number; expires_at: string }
