import { clx } from "@medusajs/ui"
import type { ReactNode } from "react"

/** A cell that breaks its lines where a table's would not: what it is about, and beneath it what else is known. */
export const TwoLines = ({
  children,
  beneath,
  className = "min-w-24",
}: {
  children: ReactNode
  beneath?: ReactNode
  /** How narrow it may become. */
  className?: string
}) => (
  <div className={clx("flex max-w-80 flex-col gap-y-0.5 whitespace-normal py-2", className)}>
    <div className="min-w-0">{children}</div>
    {beneath !== undefined && <div className="txt-compact-xsmall text-ui-fg-subtle min-w-0">{beneath}</div>}
  </div>
)
