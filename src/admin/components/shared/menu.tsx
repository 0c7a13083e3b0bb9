import { EllipsisHorizontal } from "@medusajs/icons"
import { ActionMenu, type ActionGroup } from "@medusajs/dashboard/components"
import { IconButton } from "@medusajs/ui"

/** The "⋯" menu of a row or a card. Unlike the dashboard's own it has a name: "Actions for Summer caps". */
export const Menu = ({ label, groups }: { label: string; groups: ActionGroup[] }) => (
  <ActionMenu groups={groups}>
    <IconButton size="small" variant="transparent" aria-label={label}>
      <EllipsisHorizontal />
    </IconButton>
  </ActionMenu>
)
