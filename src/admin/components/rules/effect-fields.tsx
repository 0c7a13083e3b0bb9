import { Trash } from "@medusajs/icons"
import { IconButton, Input, Text } from "@medusajs/ui"
import { useFormContext } from "react-hook-form"
import { effectForms } from "../../../domain/effects/registry"
import type { EffectDefinition } from "../../../domain/effects/define"
import { useCustomerGroups, usePromotions, type EventSchemaRow } from "../../lib/api/shop"
import { faultAt, type Faults } from "../../lib/faults"
import { useWords } from "../../lib/words"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { emptyEffect, type RulesDraft } from "./rule-draft"

type FieldForm = EffectDefinition["form"]["fields"][number]
type Path = `rules.${number}.effects.${number}`

/**
 * One effect with the fields that its kind asks for in the domain's registry. A new kind of effect shows up here by
 * itself; only its words must be added.
 */
export const EffectFields = ({
  path,
  schema,
  faults,
  onRemove,
}: {
  path: Path
  schema: EventSchemaRow | undefined
  faults: Faults
  onRemove?: () => void
}) => {
  const { t } = useWords()
  const { watch, setValue } = useFormContext<RulesDraft>()
  const effect = watch(path)
  const fields = effectForms.get(effect.type)?.fields ?? []
  const numbers = (schema?.attributes ?? []).filter(({ type }) => type === "number")
  const perUnit = fields.find(({ input }) => input === "number_attribute")
  const isPerUnit = perUnit !== undefined && `${perUnit.name}.attribute` in effect.values
  const set = (values: Record<string, string>) => setValue(`${path}.values`, values, { shouldDirty: true })
  const setPerUnit = (wanted: boolean) => {
    const { points: _points, ...others } = effect.values
    const kept = Object.fromEntries(
      Object.entries(others).filter(([name]) => !name.startsWith(`${perUnit?.name}.`))
    )
    set(
      wanted
        ? {
            ...kept,
            [`${perUnit?.name}.attribute`]: `event.${numbers[0]?.name}`,
            [`${perUnit?.name}.factor`]: "1",
          }
        : { ...kept, points: "100" }
    )
  }
  const shown = fields.filter((field) =>
    isPerUnit ? field.name !== "points" : field.input !== "number_attribute"
  )
  const fault = faultAt(faults, path)
  const hasOwnField = shown.some(({ name }) => faultAt(faults, `${path}.${name}`) !== undefined)
  return (
    <div className="bg-ui-bg-component shadow-borders-base flex flex-col gap-3 rounded-lg p-3">
      <div className="flex items-start gap-2">
        <div className="grid min-w-0 flex-1 grid-cols-1 gap-2 sm:grid-cols-2">
          <Choice
            size="small"
            aria-label={t("rules.effect")}
            value={effect.type}
            onChange={(type) => setValue(path, emptyEffect(type), { shouldDirty: true })}
            options={[...effectForms.keys()].map((type) => ({ value: type, label: t(`effect.${type}`) }))}
          />
          {perUnit && numbers.length > 0 && (
            <Choice
              size="small"
              aria-label={t("rules.amount")}
              value={isPerUnit ? "per_unit" : "fixed"}
              onChange={(mode) => setPerUnit(mode === "per_unit")}
              options={["fixed", "per_unit"].map((mode) => ({ value: mode, label: t(`rules.${mode}`) }))}
            />
          )}
        </div>
        {onRemove && (
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            onClick={onRemove}
            aria-label={t("rules.removeEffect")}
          >
            <Trash />
          </IconButton>
        )}
      </div>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        {shown.map((field) => (
          <EffectField
            key={field.name}
            field={field}
            values={effect.values}
            onChange={(name, value) => set({ ...effect.values, [name]: value })}
            numbers={numbers.map(({ name }) => name)}
            error={(name) => faults[`${path}.${name}`]}
          />
        ))}
      </div>
      {fault && !hasOwnField && (
        <Text size="small" className="text-ui-fg-error" role="alert">
          {fault}
        </Text>
      )}
    </div>
  )
}

const EffectField = ({
  field: { name, input, required },
  values,
  onChange,
  numbers,
  error,
}: {
  field: FieldForm
  values: Record<string, string>
  onChange: (name: string, value: string) => void
  numbers: string[]
  error: (name: string) => string | undefined
}) => {
  const { t } = useWords()
  const groups = useCustomerGroups(input === "customer_group")
  const promotions = usePromotions(input === "promotion")
  const text = (path: string, label: string, isRequired: boolean, type = "text") => (
    <Field key={path} label={label} error={error(path)} isOptional={!isRequired}>
      {(wiring) => (
        <Input
          {...wiring}
          size="small"
          type={type}
          step={input === "integer" ? 1 : "any"}
          value={values[path] ?? ""}
          onChange={(event) => onChange(path, event.target.value)}
        />
      )}
    </Field>
  )
  const pick = (path: string, label: string, options: { value: string; label: string }[], none: string) => (
    <Field key={path} label={label} error={error(path)} hint={options.length === 0 ? none : undefined}>
      {(wiring) => (
        <Choice
          {...wiring}
          size="small"
          value={values[path] ?? ""}
          onChange={(value) => onChange(path, value)}
          options={options}
          placeholder={t("rules.choose")}
        />
      )}
    </Field>
  )
  const named = (list: { id: string; name: string }[] | undefined) =>
    list?.map(({ id, name: label }) => ({ value: id, label })) ?? []
  switch (input) {
    case "number_attribute":
      return (
        <>
          {pick(
            `${name}.attribute`,
            t("rules.unitAttribute"),
            numbers.map((attribute) => ({ value: `event.${attribute}`, label: attribute })),
            ""
          )}
          {text(`${name}.factor`, t("rules.factor"), true, "number")}
          {text(`${name}.cap`, t("rules.cap"), false, "number")}
        </>
      )
    case "customer_group":
      return pick(name, t(`effectField.${name}`), named(groups.data), t("rules.noGroups"))
    case "promotion":
      return pick(name, t(`effectField.${name}`), named(promotions.data), t("rules.noPromotions"))
    case "integer":
    case "number":
      // Points have no default: without them there is no effect, though the contract lets `per_unit` stand in.
      return text(name, t(`effectField.${name}`), required || name === "points", "number")
    default:
      return text(name, t(`effectField.${name}`), required)
  }
}
