import { Input, Text } from "@medusajs/ui"
import type { SimulationAnswer } from "../../../contracts/simulation"
import type { EventAttribute } from "../../../domain/event-schema"
import { useSchema } from "../../lib/api/schemas"
import { useWords } from "../../lib/words"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import type { Counter } from "./use-counter"

/** What the campaign wants to know beside the code: the total of a receipt, for example. Nothing for most. */
export const EventDetails = ({
  counter,
  campaign,
}: {
  counter: Counter
  campaign: NonNullable<SimulationAnswer["campaign"]>
}) => {
  const { t } = useWords()
  const { data } = useSchema(campaign.event_schema_id)
  const attributes = (data?.redemption_event_schema.attributes ?? []).filter(
    ({ name }) => name !== campaign.code_attribute
  )
  if (attributes.length === 0) {
    return null
  }
  const set = (name: string, value: unknown) => {
    const { [name]: _before, ...others } = counter.attributes
    counter.setAttributes(value === undefined ? others : { ...others, [name]: value })
  }
  return (
    <fieldset className="flex flex-col gap-y-4">
      <legend className="mb-4">
        <Text size="small" className="text-ui-fg-subtle">
          {t("counter.details")}
        </Text>
      </legend>
      {attributes.map((attribute) => (
        <Field
          key={attribute.name}
          label={attribute.name}
          hint={attribute.description ?? undefined}
          isOptional={!attribute.required}
        >
          {(wiring) => (
            <AttributeInput
              {...wiring}
              attribute={attribute}
              value={counter.attributes[attribute.name]}
              onChange={(value) => set(attribute.name, value)}
            />
          )}
        </Field>
      ))}
    </fieldset>
  )
}

const inputTypes = { text: "text", number: "number", datetime: "datetime-local" } as const

/** Tells what was typed once it is done, not letter by letter: every change is another dry run. */
const AttributeInput = ({
  attribute,
  value,
  onChange,
  ...wiring
}: {
  attribute: EventAttribute
  value: unknown
  onChange: (value: unknown) => void
  id: string
}) => {
  const { core } = useWords()
  if (attribute.type === "boolean") {
    return (
      <Choice
        {...wiring}
        value={typeof value === "boolean" ? String(value) : ""}
        onChange={(chosen) => onChange(chosen === "true")}
        options={[
          { value: "true", label: core("filters.radio.yes") },
          { value: "false", label: core("filters.radio.no") },
        ]}
      />
    )
  }
  return (
    <Input
      {...wiring}
      type={inputTypes[attribute.type]}
      step="any"
      autoComplete="off"
      defaultValue={value === undefined ? "" : String(value)}
      onBlur={({ target }) => onChange(valueOf(attribute, target.value))}
    />
  )
}

function valueOf({ type }: EventAttribute, typed: string): unknown {
  if (typed === "") {
    return undefined
  }
  if (type === "number") {
    return Number(typed)
  }
  return type === "datetime" ? new Date(typed).toISOString() : typed
}
