import { XMark } from "@medusajs/icons"
import { Drawer, Heading, IconButton, Text } from "@medusajs/ui"
import { useWords } from "../../lib/words"

/** The title with a way out that has a name; the one that comes with the drawer has none. */
export const DrawerHeader = ({ title, description }: { title: string; description?: string }) => {
  const { core } = useWords()
  return (
    <div className="flex items-start justify-between gap-x-4 border-b px-6 py-4">
      <div className="flex min-w-0 flex-col">
        <Drawer.Title asChild>
          <Heading level="h2">{title}</Heading>
        </Drawer.Title>
        {description && (
          <Text size="small" className="text-ui-fg-subtle">
            {description}
          </Text>
        )}
      </div>
      <Drawer.Close asChild>
        <IconButton type="button" size="small" variant="transparent" aria-label={core("actions.close")}>
          <XMark />
        </IconButton>
      </Drawer.Close>
    </div>
  )
}
