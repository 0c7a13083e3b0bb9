import { Select } from "@medusajs/ui"
import { useDirection } from "../../lib/direction"
import { Field, type FieldWiring } from "./field"

type Option = { value: string; label: string }

/** A select that keeps its label: the wiring belongs on the trigger, not on the root. */
export const Choice = ({
  value,
  onChange,
  options,
  placeholder,
  disabled,
  size = "base",
  ...wiring
}: {
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
  placeholder?: string
  disabled?: boolean
  size?: "base" | "small"
  "aria-label"?: string
} & Partial<FieldWiring>) => (
  <Select dir={useDirection()} value={value} onValueChange={onChange} size={size} disabled={disabled}>
    <Select.Trigger {...wiring} className="gap-x-2 [&>span]:truncate">
      <Select.Value placeholder={placeholder} />
    </Select.Trigger>
    <Select.Content>
      {options.map((option) => (
        <Select.Item key={option.value} value={option.value}>
          {option.label}
        </Select.Item>
      ))}
    </Select.Content>
  </Select>
)

/** A labelled select. */
export const SelectField = ({
  label,
  hint,
  error,
  ...choice
}: {
  label: string
  hint?: string
  error?: string
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
  placeholder?: string
  disabled?: boolean
  size?: "base" | "small"
}) => (
  <Field label={label} hint={hint} error={error}>
    {(wiring) => <Choice {...choice} {...wiring} />}
  </Field>
)

/** For the dashboard's combobox, in which a long choice runs under the arrow. */
export const comboboxLook = "[&_.truncate]:pe-10 [&_.truncate]:[unicode-bidi:plaintext]"
