import { Trash } from "@medusajs/icons"
import { IconButton, Input, Text } from "@medusajs/ui"
import { useId } from "react"
import { useFormContext } from "react-hook-form"
import { attributeNames } from "../../../domain/conditions/attributes"
import { operators } from "../../../domain/conditions/registry"
import type { EventSchemaRow } from "../../lib/api/shop"
import { faultAt, type Faults } from "../../lib/faults"
import { useWords } from "../../lib/words"
import { Choice } from "../shared/choice"
import { ConditionValue } from "./condition-value"
import { typeOfAttribute, type ConditionDraft, type RulesDraft } from "./rule-draft"
import { useAttributeName } from "./sentences"

const metadata = "customer.metadata."

/** One condition: what is looked at, how, and with what. Operators and inputs come from the domain's registry. */
export const ConditionRow = ({
  path,
  schema,
  faults,
  onRemove,
}: {
  path: `rules.${number}.conditions.${number}`
  schema: EventSchemaRow | undefined
  faults: Faults
  onRemove: () => void
}) => {
  const { t } = useWords()
  const id = useId()
  const nameOf = useAttributeName()
  const { watch, setValue } = useFormContext<RulesDraft>()
  const condition = watch(path)
  const { attribute, operator } = condition
  const type = typeOfAttribute(attribute, schema)
  const isMetadata = attribute.startsWith(metadata)
  const names = [...(schema?.attributes.map(({ name }) => `event.${name}`) ?? []), ...attributeNames]
  const fitting = (of: ConditionDraft["attribute"]) => {
    const wanted = typeOfAttribute(of, schema) ?? "any"
    return [...operators.values()].filter(({ fits }) => fits.includes(wanted))
  }
  const choose = (next: string) => {
    const kept = fitting(next).some((one) => one.operator === operator)
    setValue(
      path,
      { attribute: next, operator: kept ? operator : (fitting(next)[0]?.operator ?? "eq"), values: [""] },
      { shouldDirty: true }
    )
  }
  const error = faultAt(faults, path)
  return (
    <div className="bg-ui-bg-component shadow-borders-base flex flex-col gap-2 rounded-lg p-2">
      <div className="grid grid-cols-1 items-start gap-2 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,1.2fr)_auto]">
        <div className="flex min-w-0 flex-col gap-2">
          <Choice
            size="small"
            aria-label={t("rules.conditionAttribute")}
            value={isMetadata ? metadata : attribute}
            onChange={(next) => choose(next === metadata ? `${metadata}key` : next)}
            options={[
              ...names.map((value) => ({ value, label: nameOf(value) })),
              { value: metadata, label: t("rules.metadata") },
            ]}
          />
          {isMetadata && (
            <Input
              size="small"
              dir="ltr"
              aria-label={t("rules.metadataKey")}
              placeholder={t("rules.metadataKey")}
              value={attribute.slice(metadata.length)}
              onChange={(event) =>
                setValue(`${path}.attribute`, metadata + event.target.value, { shouldDirty: true })
              }
            />
          )}
        </div>
        <Choice
          size="small"
          aria-label={t("rules.conditionOperator")}
          value={operator}
          onChange={(next) =>
            setValue(path, { attribute, operator: next, values: condition.values }, { shouldDirty: true })
          }
          options={fitting(attribute).map((one) => ({
            value: one.operator,
            label: t(`operator.${one.operator}`),
          }))}
        />
        <ConditionValue
          path={path}
          type={type}
          wiring={error ? { "aria-invalid": true, "aria-describedby": id } : {}}
        />
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          className="justify-self-end"
          onClick={onRemove}
          aria-label={t("rules.removeCondition")}
        >
          <Trash />
        </IconButton>
      </div>
      {error && (
        <Text id={id} size="xsmall" className="text-ui-fg-error">
          {error}
        </Text>
      )}
    </div>
  )
}
