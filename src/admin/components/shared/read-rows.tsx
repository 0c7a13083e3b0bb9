import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

/** Name and value, line by line, as cards of a page show them. Put `ReadRow`s inside. */
export const ReadRows = ({ children }: { children: ReactNode }) => <dl className="divide-y">{children}</dl>

export const ReadRow = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="grid grid-cols-2 items-center gap-x-4 px-6 py-4">
    <dt>
      <Text size="small" weight="plus" leading="compact" className="text-ui-fg-subtle">
        {name}
      </Text>
    </dt>
    <dd className="txt-compact-small text-ui-fg-base min-w-0 break-words">{children}</dd>
  </div>
)
