import { Plus, Trash } from "@medusajs/icons"
import { Button, Container, Heading, IconButton, Input, Text } from "@medusajs/ui"
import { useFieldArray, type UseFormReturn } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { attributeNames, attributeOf } from "../../../domain/conditions/attributes"
import { operators } from "../../../domain/conditions/registry"
import type { EventSchemaRow } from "../../lib/api"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { emptyCondition, emptyRule, type CampaignDraft } from "./draft"
import type { Faults } from "./steps"

type Props = { form: UseFormReturn<CampaignDraft>; faults: Faults; schema: EventSchemaRow | undefined }

/** All conditions of a rule must hold; every rule is looked at on its own. Fields come from the domain's registry. */
export const RulesStep = (props: Props) => {
  const { t } = useTranslation("redemption")
  const rules = useFieldArray({ control: props.form.control, name: "rules" })
  return (
    <div className="flex flex-col gap-y-4">
      <Text size="small" className="text-ui-fg-subtle">
        {t("wizard.rulesHint")}
      </Text>
      {rules.fields.map((field, index) => (
        <RuleCard
          key={field.id}
          {...props}
          index={index}
          onRemove={rules.fields.length > 1 ? () => rules.remove(index) : undefined}
        />
      ))}
      <div>
        <Button type="button" size="small" variant="secondary" onClick={() => rules.append(emptyRule())}>
          <Plus /> {t("wizard.addRule")}
        </Button>
      </div>
    </div>
  )
}

const effects = ["fixed", "per_unit", "deduct"] as const

const RuleCard = ({
  form,
  faults,
  schema,
  index,
  onRemove,
}: Props & { index: number; onRemove?: () => void }) => {
  const { t } = useTranslation("redemption")
  const conditions = useFieldArray({ control: form.control, name: `rules.${index}.conditions` })
  const { register, watch, setValue } = form
  const effect = watch(`rules.${index}.effect`)
  const numbers = (schema?.attributes ?? []).filter(({ type }) => type === "number")
  const fault = (part: string) => faults[`rules.${index}.effects.0.${part}`]
  return (
    <Container className="flex flex-col gap-y-4">
      <div className="flex items-center justify-between">
        <Heading level="h3">{t("wizard.rule", { number: index + 1 })}</Heading>
        {onRemove && (
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            onClick={onRemove}
            aria-label={t("wizard.removeRule")}
          >
            <Trash />
          </IconButton>
        )}
      </div>
      {conditions.fields.length === 0 && <Text size="small">{t("wizard.always")}</Text>}
      {conditions.fields.map((field, position) => (
        <ConditionRow
          key={field.id}
          form={form}
          faults={faults}
          schema={schema}
          path={`rules.${index}.conditions.${position}`}
          onRemove={() => conditions.remove(position)}
        />
      ))}
      <div>
        <Button
          type="button"
          size="small"
          variant="transparent"
          onClick={() => conditions.append(emptyCondition())}
        >
          <Plus /> {t("wizard.addCondition")}
        </Button>
      </div>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-3">
        <Field label={t("wizard.effect")}>
          {(wiring) => (
            <Choice
              {...wiring}
              value={effect}
              onChange={(value) => setValue(`rules.${index}.effect`, value as (typeof effects)[number])}
              options={effects
                .filter((value) => value !== "per_unit" || numbers.length > 0)
                .map((value) => ({ value, label: t(`effect.${value}`) }))}
            />
          )}
        </Field>
        <Field
          label={t(effect === "per_unit" ? "wizard.factor" : "wizard.points")}
          error={fault("points") ?? fault("per_unit.factor")}
        >
          {(wiring) => <Input {...wiring} type="number" step="any" {...register(`rules.${index}.points`)} />}
        </Field>
        {effect === "per_unit" && (
          <Field label={t("wizard.attribute")} error={fault("per_unit.attribute")}>
            {(wiring) => (
              <Choice
                {...wiring}
                value={watch(`rules.${index}.attribute`)}
                onChange={(value) => setValue(`rules.${index}.attribute`, value)}
                options={numbers.map(({ name }) => ({ value: `event.${name}`, label: name }))}
              />
            )}
          </Field>
        )}
        {effect !== "deduct" && (
          <Field
            label={t("wizard.expires")}
            hint={t("wizard.expiresHint")}
            error={fault("expires_after_days")}
          >
            {(wiring) => (
              <Input {...wiring} type="number" min={1} {...register(`rules.${index}.expires_after_days`)} />
            )}
          </Field>
        )}
      </div>
    </Container>
  )
}

const ConditionRow = ({
  form,
  faults,
  schema,
  path,
  onRemove,
}: Props & { path: `rules.${number}.conditions.${number}`; onRemove: () => void }) => {
  const { t } = useTranslation("redemption")
  const { register, watch, setValue } = form
  const attribute = watch(`${path}.attribute`)
  const operator = watch(`${path}.operator`)
  const type = attributeOf(attribute, schema)?.type ?? "text"
  const fitting = [...operators.values()].filter((one) => one.fits.includes(type))
  const input = operators.get(operator)?.input ?? "one"
  const names = [...(schema?.attributes ?? []).map(({ name }) => `event.${name}`), ...attributeNames]
  const error = faults[`${path}.value`] ?? faults[`${path}.operator`] ?? faults[`${path}.attribute`]
  const htmlType =
    type === "number"
      ? "number"
      : type === "datetime" && input !== "days" && input !== "times"
        ? "datetime-local"
        : "text"
  const choose = (name: string) => {
    setValue(`${path}.attribute`, name)
    const next = attributeOf(name, schema)?.type ?? "text"
    if (!operators.get(operator)?.fits.includes(next)) {
      const [first] = [...operators.values()].filter((one) => one.fits.includes(next))
      setValue(`${path}.operator`, first.operator)
    }
  }
  return (
    <div className="grid grid-cols-1 items-start gap-2 md:grid-cols-[1fr_1fr_1fr_auto]">
      <Choice
        aria-label={t("wizard.conditionAttribute")}
        value={attribute}
        onChange={choose}
        options={names.map((value) => ({ value, label: value }))}
      />
      <Choice
        aria-label={t("wizard.conditionOperator")}
        value={operator}
        onChange={(value) => setValue(`${path}.operator`, value)}
        options={fitting.map((one) => ({ value: one.operator, label: t(`operator.${one.operator}`) }))}
      />
      <div className="flex flex-col gap-y-1">
        {input !== "none" && type === "boolean" && (
          <Choice
            aria-label={t("wizard.conditionValue")}
            value={watch(`${path}.value`) || "true"}
            onChange={(value) => setValue(`${path}.value`, value)}
            options={["true", "false"].map((value) => ({ value, label: t(`wizard.${value}`) }))}
          />
        )}
        {input !== "none" && type !== "boolean" && (
          <Input
            size="small"
            type={input === "many" ? "text" : htmlType}
            step="any"
            aria-label={t("wizard.conditionValue")}
            aria-invalid={error !== undefined}
            placeholder={t(`input.${input}`)}
            {...register(`${path}.value`)}
          />
        )}
        {(input === "range" || input === "times") && (
          <Input
            size="small"
            type={htmlType}
            step="any"
            aria-label={t("wizard.conditionSecond")}
            placeholder={t("input.second")}
            {...register(`${path}.second`)}
          />
        )}
        {error && (
          <Text size="xsmall" className="text-ui-fg-error" role="alert">
            {error}
          </Text>
        )}
      </div>
      <IconButton
        type="button"
        size="small"
        variant="transparent"
        onClick={onRemove}
        aria-label={t("wizard.removeCondition")}
      >
        <Trash />
      </IconButton>
    </div>
  )
}
