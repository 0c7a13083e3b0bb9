import { Select } from "@medusajs/ui"

/** A select that keeps its label: the wiring belongs on the trigger, not on the root. */
export const Choice = ({
  value,
  onChange,
  options,
  ...wiring
}: {
  value: string
  onChange: (value: string) => void
  options: { value: string; label: string }[]
  id?: string
  "aria-label"?: string
  "aria-describedby"?: string
  "aria-invalid"?: boolean
}) => (
  <Select value={value} onValueChange={onChange} size="small">
    <Select.Trigger {...wiring}>
      <Select.Value />
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
