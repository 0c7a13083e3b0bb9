import { Hint, Label } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useId } from "react"

type Wiring = { id: string; "aria-describedby"?: string; "aria-invalid"?: boolean }

/** A labelled field with its hint or its fault, tied together for those who hear a page rather than see it. */
export const Field = ({
  label,
  hint,
  error,
  children,
}: {
  label: string
  hint?: string
  error?: string
  children: (wiring: Wiring) => ReactNode
}) => {
  const id = useId()
  const note = error ?? hint
  return (
    <div className="flex flex-col gap-y-1">
      <Label size="small" weight="plus" htmlFor={id}>
        {label}
      </Label>
      {children({
        id,
        ...(note ? { "aria-describedby": `${id}-note` } : {}),
        ...(error ? { "aria-invalid": true } : {}),
      })}
      {note && (
        <Hint id={`${id}-note`} variant={error ? "error" : "info"}>
          {note}
        </Hint>
      )}
    </div>
  )
}
