import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { PrintedFile } from "../contracts/print"
import type { TaskStatus } from "../contracts/task"
import { IdempotencyKey } from "../contracts/redemption"
import { REDEMPTION_MODULE } from "../modules/redemption"
import type RedemptionModuleService from "../modules/redemption/service"

export const redemptionService = (container: MedusaContainer) =>
  container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)

type Page = { limit: number; offset: number; order?: string; fields?: string }

/** Paging as the framework's lists take it; newest first unless asked otherwise. */
export function pageOf({ limit, offset, order = "-created_at" }: Page) {
  const column = order.replace(/^-/, "")
  const direction = order.startsWith("-") ? ("DESC" as const) : ("ASC" as const)
  // The id settles the order of rows that are otherwise equal: no row twice, none left out.
  return { take: limit, skip: offset, order: { [column]: direction, id: direction } }
}

/** The asked fields of each row (the id always); all of them when none are asked for. */
export function withFields<Row extends object>(rows: Row[], fields: string | undefined): Partial<Row>[] {
  if (!fields) {
    return rows
  }
  const wanted = new Set(["id", ...fields.split(",")])
  return rows.map(
    (row) => Object.fromEntries(Object.entries(row).filter(([key]) => wanted.has(key))) as Partial<Row>
  )
}

/** Drops filters that were not given: the framework would look for rows where the column is undefined. */
export function given<Filters extends object>(filters: Filters): Partial<Filters> {
  return Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== undefined)
  ) as Partial<Filters>
}

/** A filter range in the framework's words. */
export function rangeFilter(range: Record<string, unknown> | undefined): Record<string, unknown> | undefined {
  return (
    range && Object.fromEntries(Object.entries(range).map(([operator, bound]) => [`$${operator}`, bound]))
  )
}

/** @throws 400 when the header is no usable key */
export function idempotencyKeyOf(header: string | string[] | undefined, scope: string): string | null {
  if (header === undefined) {
    return null
  }
  const parsed = IdempotencyKey.safeParse(header)
  if (!parsed.success) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "Invalid request: Idempotency-Key: must be 1 to 255 printable ASCII characters without spaces"
    )
  }
  return `${scope}:${parsed.data}`
}

type StoredTask = {
  id: string
  type: string
  campaign_id: string
  batch_id: string | null
  status: string
  input: unknown
  cursor: unknown
  counts: unknown
  attempts: number
  error: string | null
  requested_by: string | null
  started_at: Date | string | null
  finished_at: Date | string | null
  created_at: Date | string
  updated_at: Date | string
}

/** A task as the admin API gives it: how far it is, not who holds its lease. */
export function taskAnswer(task: StoredTask) {
  return {
    id: task.id,
    type: task.type,
    campaign_id: task.campaign_id,
    batch_id: task.batch_id,
    status: task.status as TaskStatus,
    counts: task.counts,
    ...progressOf(task),
    error: task.error,
    /** Columns of an imported file that nobody knows and nobody read. */
    unknown_columns: (task.cursor as { unknown_columns?: string[] } | null)?.unknown_columns ?? [],
    /** What was printed, for as long as it is kept. */
    file: printedFile(task.cursor),
    /** Of an export: which codes and which of their columns were asked for. */
    filter: task.type === "export" ? task.input : null,
    requested_by: task.requested_by,
    started_at: task.started_at,
    finished_at: task.finished_at,
    created_at: task.created_at,
    updated_at: task.updated_at,
  }
}

export const printedFile = (cursor: unknown) => (cursor as { file?: PrintedFile } | null)?.file ?? null

/** 0 to 100, and while it runs how fast it is and how many seconds are left at that rate. */
function progressOf(task: StoredTask): {
  percent: number
  rows_per_second: number | null
  seconds_left: number | null
} {
  const counts = task.counts as { total: number; done: number }
  // How many rows a file has is known at its end; how many bytes, from the beginning.
  const [done, total] =
    task.type === "import" ? [bytesOf(task.cursor), bytesOf(task.input)] : [counts.done, counts.total]
  const share = total === 0 ? 0 : Math.min(1, done / total)
  const hasEnded =
    task.finished_at !== null && ["completed", "completed_with_errors", "undone"].includes(task.status)
  const percent = hasEnded ? 100 : Math.floor(100 * share)
  if (task.status !== "running" || !task.started_at || share === 0) {
    return { percent, rows_per_second: null, seconds_left: null }
  }
  const seconds = (new Date(task.updated_at).getTime() - new Date(task.started_at).getTime()) / 1_000
  return {
    percent,
    rows_per_second: seconds > 0 ? Math.round(counts.done / seconds) : null,
    seconds_left: Math.ceil((seconds * (1 - share)) / share),
  }
}

const bytesOf = (part: unknown) => Number((part as { bytes?: number } | null)?.bytes ?? 0)
