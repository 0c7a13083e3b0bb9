import { Checkbox, Hint, Label } from "@medusajs/ui"
import { useId } from "react"

/** A labelled checkbox with its hint. */
export const Tick = ({
  label,
  hint,
  isOn,
  onChange,
}: {
  label: string
  hint?: string
  isOn: boolean
  onChange: (isOn: boolean) => void
}) => {
  const id = useId()
  return (
    <div className="flex items-start gap-x-2">
      <Checkbox
        id={id}
        checked={isOn}
        onCheckedChange={(checked) => onChange(checked === true)}
        {...(hint ? { "aria-describedby": `${id}-hint` } : {})}
      />
      <div className="flex min-w-0 flex-col">
        <Label htmlFor={id} size="small" weight="plus">
          {label}
        </Label>
        {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      </div>
    </div>
  )
}
