import { StatusBadge } from "@medusajs/ui"
import type { ComponentProps } from "react"

/** The dashboard's badge, with its space at the end of the text also from right to left. */
export const Status = (props: Omit<ComponentProps<typeof StatusBadge>, "className">) => (
  <StatusBadge {...props} className="rtl:pl-1 rtl:pr-0" />
)
