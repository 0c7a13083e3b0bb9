import { DatePicker, Hint, Text } from "@medusajs/ui"
import { useId } from "react"

/** A date with its time, on the clock of whoever fills it in. Its parts are large enough to be hit, also by thumbs. */
export const DateField = ({
  label,
  hint,
  error,
  value,
  onChange,
}: {
  label: string
  hint?: string
  error?: string
  value: Date | null
  onChange: (value: Date | null) => void
}) => {
  const id = useId()
  const note = error ?? hint
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <Text as="span" size="small" weight="plus" id={`${id}-label`}>
        {label}
      </Text>
      <DatePicker
        aria-labelledby={`${id}-label`}
        {...(note ? { "aria-describedby": `${id}-note` } : {})}
        isInvalid={error !== undefined}
        granularity="minute"
        value={value}
        onChange={onChange}
        className="[&_[data-placeholder]]:!text-ui-fg-subtle [&_[role=spinbutton]]:min-h-6 [&_[role=spinbutton]]:min-w-6"
      />
      {note && (
        <Hint id={`${id}-note`} variant={error ? "error" : "info"}>
          {note}
        </Hint>
      )}
    </div>
  )
}
