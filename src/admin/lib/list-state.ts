import { useState } from "react"
import { useSearchParams } from "react-router-dom"

export const pageSize = 20

export type ListState = {
  q: string
  /** `created_at`, or `-created_at` for the newest first. */
  order: string
  offset: number
  filters: Record<string, string[]>
  /** Whether search or filters leave something out. */
  isNarrowed: boolean
  set(changes: { q?: string; order?: string; offset?: number; filters?: Record<string, string[]> }): void
  /** What the list's route is asked: paging, and whatever of search, order and filters is set. */
  query: Record<string, string | number | string[]>
}

/**
 * Search, filters, order and page of a list, kept in the address: a list can be bookmarked, shared and gone back to.
 *
 * `prefix` tells two lists of one page apart. With `hidesSearch` the search stays out of the address: codes do not
 * belong there.
 */
export function useListState({
  filters: names = [],
  order: defaultOrder = "",
  prefix = "",
  hidesSearch = false,
}: {
  filters?: readonly string[]
  order?: string
  prefix?: string
  hidesSearch?: boolean
} = {}): ListState {
  const [params, setParams] = useSearchParams()
  const [hidden, setHidden] = useState("")
  const read = (name: string) => params.get(prefix + name) ?? ""
  const q = hidesSearch ? hidden : read("q")
  const order = read("order") || defaultOrder
  const offset = Math.max(0, Math.floor(Number(read("offset"))) || 0)
  const filters = Object.fromEntries(
    names.map((name) => [name, read(name).split(",").filter(Boolean)] as const)
  )
  const active = Object.entries(filters).filter(([, values]) => values.length > 0)

  const set: ListState["set"] = (changes) => {
    if (hidesSearch && changes.q !== undefined) {
      setHidden(changes.q)
    }
    setParams(
      (before) => {
        const put = (name: string, value: string) =>
          value === "" ? before.delete(prefix + name) : before.set(prefix + name, value)
        if (!hidesSearch && changes.q !== undefined) {
          put("q", changes.q)
        }
        if (changes.order !== undefined) {
          put("order", changes.order === defaultOrder ? "" : changes.order)
        }
        for (const name of changes.filters ? names : []) {
          put(name, changes.filters?.[name]?.join(",") ?? "")
        }
        // Whatever else changes, the list starts again at its first page.
        put("offset", changes.offset ? String(changes.offset) : "")
        return before
      },
      { replace: true }
    )
  }

  return {
    q,
    order,
    offset,
    filters,
    isNarrowed: q !== "" || active.length > 0,
    set,
    query: {
      limit: pageSize,
      offset,
      ...(order ? { order } : {}),
      ...(q ? { q } : {}),
      ...Object.fromEntries(active),
    },
  }
}
