import { XMark } from "@medusajs/icons"
import { FocusModal, IconButton, Kbd } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useWords } from "../../lib/words"

/** The head of a full-screen dialog: a way out that has a name, a title for those who hear it, and what fits between. */
export const ModalHeader = ({
  title,
  description,
  children,
}: {
  title: string
  description: string
  children?: ReactNode
}) => {
  const { core } = useWords()
  return (
    <div className="flex items-center gap-x-4 border-b px-4 py-2">
      <div className="flex items-center gap-x-2">
        <FocusModal.Close asChild>
          <IconButton type="button" size="small" variant="transparent" aria-label={core("actions.close")}>
            <XMark />
          </IconButton>
        </FocusModal.Close>
        <Kbd aria-hidden className="max-sm:hidden">
          esc
        </Kbd>
      </div>
      <FocusModal.Title asChild>
        <span className="sr-only">{title}</span>
      </FocusModal.Title>
      <FocusModal.Description className="sr-only">{description}</FocusModal.Description>
      {children}
    </div>
  )
}
