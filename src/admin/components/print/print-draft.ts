import { sheetGrid, type CustomSheet, type LabelSheetName, type PageName } from "../../../domain/label-sheet"
import type { SymbolType } from "../../../domain/symbol"
import type { PrintRequest } from "../../lib/api/prints"

/** What is printed and how, as typed. */
export type PrintDraft = {
  batch_id: string
  format: "pdf" | "svg" | "png"
  symbol: SymbolType
  content: "code" | "link"
  error_correction: "M" | "Q"
  sheet: LabelSheetName | "custom"
  page: PageName
  width: string
  height: string
  gap: string
  margin: string
  symbol_mm: string
  show_code: boolean
  cut_marks: boolean
  header: string
  start_at: string
  offset: string
  limit: string
}

export const emptyPrint = (batch_id: string): PrintDraft => ({
  batch_id,
  format: "pdf",
  symbol: "qrcode",
  content: "code",
  error_correction: "M",
  sheet: "avery_l7160",
  page: "a4",
  width: "50",
  height: "40",
  gap: "2",
  margin: "10",
  symbol_mm: "",
  show_code: true,
  cut_marks: false,
  header: "",
  start_at: "1",
  offset: "0",
  limit: "",
})

const sheetOf = (draft: PrintDraft): CustomSheet => ({
  page: draft.page,
  width_mm: Number(draft.width),
  height_mm: Number(draft.height),
  gap_mm: Number(draft.gap),
  margin_mm: Number(draft.margin),
})

/** How many labels a page holds; 0 when not one fits. */
export function labelsPerPage(draft: PrintDraft): number {
  const grid = sheetGrid(draft.sheet === "custom" ? sheetOf(draft) : draft.sheet)
  return grid && Number.isFinite(grid.columns * grid.rows) ? grid.columns * grid.rows : 0
}

/** What the API is asked. What is said of sheets is for PDF alone. */
export function printRequestOf(draft: PrintDraft): PrintRequest {
  const { format, symbol, content, error_correction } = draft
  const isSheet = format === "pdf"
  return {
    format,
    symbol,
    content,
    error_correction,
    ...(isSheet
      ? {
          sheet: draft.sheet,
          ...(draft.sheet === "custom" ? { custom: sheetOf(draft) } : {}),
          symbol_mm: draft.symbol_mm.trim() === "" ? null : Number(draft.symbol_mm),
          show_code: draft.show_code,
          cut_marks: draft.cut_marks,
          header: draft.header.trim(),
          start_at: Number(draft.start_at || 1),
        }
      : {}),
    offset: Number(draft.offset || 0),
    ...(draft.limit.trim() === "" ? {} : { limit: Number(draft.limit) }),
  }
}
