import { KeyboundForm } from "@medusajs/dashboard/components"
import type { ComponentProps, KeyboardEvent } from "react"

/** What Enter itself presses, opens or unfolds. */
const pressable = "button, a, summary"

/**
 * The dashboard's form that ⌘↵ sends and Enter alone does not, with one difference: on a button, Enter presses the button.
 * The dashboard's swallows that too, and leaves somebody without a mouse in front of it.
 */
export const KeyboardForm = (props: ComponentProps<typeof KeyboundForm>) => {
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    const target = event.target as HTMLElement
    const sends = event.metaKey || event.ctrlKey
    if (event.key !== "Enter" || (!sends && (target.closest(pressable) || target.tagName === "TEXTAREA"))) {
      return
    }
    event.preventDefault()
    if (sends) {
      event.currentTarget.requestSubmit()
    }
  }
  return <KeyboundForm {...props} onKeyDown={onKeyDown} />
}
