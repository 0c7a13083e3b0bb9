import { Hint, Label, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useId } from "react"
import { useWords } from "../../lib/words"

export type FieldWiring = { id: string; "aria-describedby"?: string; "aria-invalid"?: boolean }

/** A labelled field with its hint or its fault, tied together for those who hear a page rather than see it. */
export const Field = ({
  label,
  hint,
  error,
  isOptional = false,
  children,
}: {
  label: string
  hint?: string
  error?: string
  isOptional?: boolean
  children: (wiring: FieldWiring) => ReactNode
}) => {
  const { core } = useWords()
  const id = useId()
  const note = error ?? hint
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <div className="flex items-center gap-x-1">
        <Label size="small" weight="plus" htmlFor={id}>
          {label}
        </Label>
        {isOptional && (
          <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle">
            ({core("fields.optional")})
          </Text>
        )}
      </div>
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
