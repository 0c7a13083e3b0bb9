import { Button } from "@medusajs/ui"
import { useState } from "react"
import { useWords } from "../../lib/words"

/** Pages of a list that goes by cursor: forward by the cursor of the answer, back by memory. */
export function useCursor() {
  const [cursors, setCursors] = useState<string[]>([])
  return {
    cursor: cursors[cursors.length - 1],
    position: cursors.length,
    next: (cursor: string) => setCursors([...cursors, cursor]),
    previous: () => setCursors(cursors.slice(0, -1)),
    restart: () => setCursors([]),
  }
}

export const CursorPager = ({
  pages,
  nextCursor,
  summary,
}: {
  pages: ReturnType<typeof useCursor>
  nextCursor: string | null | undefined
  /** How many there are, in words. */
  summary: string
}) => {
  const { core } = useWords()
  return (
    <div className="text-ui-fg-subtle txt-compact-small-plus flex flex-wrap items-center justify-between gap-2 px-6 py-4">
      <span>{summary}</span>
      <div className="flex items-center gap-x-2">
        <Button
          type="button"
          size="small"
          variant="transparent"
          disabled={pages.position === 0}
          onClick={pages.previous}
        >
          {core("general.prev")}
        </Button>
        <Button
          type="button"
          size="small"
          variant="transparent"
          disabled={!nextCursor}
          onClick={() => nextCursor && pages.next(nextCursor)}
        >
          {core("general.next")}
        </Button>
      </div>
    </div>
  )
}
