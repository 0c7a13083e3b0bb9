import { XMark } from "@medusajs/icons"
import { Drawer, IconButton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

/** The title with a way out that has a name; the one that comes with the drawer has none. */
export const DrawerHeader = ({ title }: { title: string }) => {
  const { t } = useTranslation("redemption")
  return (
    <div className="flex items-center justify-between border-b px-6 py-4">
      <Drawer.Title>{title}</Drawer.Title>
      <Drawer.Close asChild>
        <IconButton size="small" variant="transparent" aria-label={t("close")}>
          <XMark />
        </IconButton>
      </Drawer.Close>
    </div>
  )
}
