import { ArrowDownMini, ArrowUpMini, Plus, Trash } from "@medusajs/icons"
import { Button, Container, Heading, IconButton, Input, Text } from "@medusajs/ui"
import { useFieldArray, useFormContext } from "react-hook-form"
import { ruleLimits } from "../../../domain/rules"
import type { EventSchemaRow } from "../../lib/api/shop"
import { faultAt, type Faults } from "../../lib/faults"
import { useWords } from "../../lib/words"
import { SelectField } from "../shared/choice"
import { Field } from "../shared/field"
import { ConditionRow } from "./condition-row"
import { EffectFields } from "./effect-fields"
import { emptyCondition, emptyEffect, emptyRule, type RuleDraft, type RulesDraft } from "./rule-draft"

type Props = { schema: EventSchemaRow | undefined; faults: Faults; type: "direct" | "referral" }

/** All conditions of a rule must hold; every rule is looked at on its own. Part of a form that has `rules`. */
export const RulesEditor = (props: Props) => {
  const { t } = useWords()
  const { control } = useFormContext<RulesDraft>()
  const rules = useFieldArray({ control, name: "rules" })
  const none = props.faults.rules
  return (
    <div className="flex flex-col gap-y-4">
      <Text size="small" className="text-ui-fg-subtle">
        {t("rules.hint")}
      </Text>
      {rules.fields.map((field, index) => (
        <RuleCard
          key={field.id}
          {...props}
          index={index}
          onUp={index > 0 ? () => rules.move(index, index - 1) : undefined}
          onDown={index < rules.fields.length - 1 ? () => rules.move(index, index + 1) : undefined}
          onRemove={rules.fields.length > 1 ? () => rules.remove(index) : undefined}
        />
      ))}
      {none && (
        <Text size="small" className="text-ui-fg-error" role="alert">
          {none}
        </Text>
      )}
      <div>
        <Button
          type="button"
          size="small"
          variant="secondary"
          disabled={rules.fields.length >= ruleLimits.rules}
          onClick={() => rules.append(emptyRule())}
        >
          <Plus /> {t("rules.add")}
        </Button>
      </div>
    </div>
  )
}

const RuleCard = ({
  schema,
  faults,
  type,
  index,
  onUp,
  onDown,
  onRemove,
}: Props & { index: number; onUp?: () => void; onDown?: () => void; onRemove?: () => void }) => {
  const { t } = useWords()
  const { control, register, watch, setValue } = useFormContext<RulesDraft>()
  const conditions = useFieldArray({ control, name: `rules.${index}.conditions` })
  const effects = useFieldArray({ control, name: `rules.${index}.effects` })
  const path = `rules.${index}` as const
  const number = index + 1
  const step = (label: string, icon: React.ReactNode, action: (() => void) | undefined) =>
    action && (
      <IconButton type="button" size="small" variant="transparent" onClick={action} aria-label={label}>
        {icon}
      </IconButton>
    )
  return (
    <Container className="divide-y p-0" role="group" aria-label={t("rules.rule", { number })}>
      <div className="flex items-center justify-between gap-2 px-4 py-3">
        <Heading level="h3">{t("rules.rule", { number })}</Heading>
        <div className="flex items-center gap-x-1">
          {step(t("rules.up", { number }), <ArrowUpMini />, onUp)}
          {step(t("rules.down", { number }), <ArrowDownMini />, onDown)}
          {step(t("rules.remove", { number }), <Trash />, onRemove)}
        </div>
      </div>
      <div className="flex flex-col gap-y-3 px-4 py-4">
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
          <Field label={t("rules.name")} isOptional error={faults[`${path}.name`]}>
            {(wiring) => <Input {...wiring} size="small" {...register(`${path}.name`)} />}
          </Field>
          {type === "referral" && (
            <SelectField
              label={t("rules.target")}
              error={faults[`${path}.target`]}
              value={watch(`${path}.target`)}
              onChange={(value) =>
                setValue(`${path}.target`, value as RuleDraft["target"], { shouldDirty: true })
              }
              options={["member", "referrer"].map((value) => ({ value, label: t(`rules.${value}`) }))}
            />
          )}
        </div>
        <Text size="small" weight="plus">
          {t("rules.when")}
        </Text>
        {conditions.fields.length === 0 && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("rules.always")}
          </Text>
        )}
        {conditions.fields.map((field, position) => (
          <ConditionRow
            key={field.id}
            path={`${path}.conditions.${position}`}
            schema={schema}
            faults={faults}
            onRemove={() => conditions.remove(position)}
          />
        ))}
        <div>
          <Button
            type="button"
            size="small"
            variant="transparent"
            disabled={conditions.fields.length >= ruleLimits.conditions}
            onClick={() => conditions.append(emptyCondition())}
          >
            <Plus /> {t("rules.addCondition")}
          </Button>
        </div>
      </div>
      <div className="flex flex-col gap-y-3 px-4 py-4">
        <Text size="small" weight="plus">
          {t("rules.then")}
        </Text>
        {effects.fields.map((field, position) => (
          <EffectFields
            key={field.id}
            path={`${path}.effects.${position}`}
            schema={schema}
            faults={faults}
            onRemove={effects.fields.length > 1 ? () => effects.remove(position) : undefined}
          />
        ))}
        {effects.fields.length === 0 && faultAt(faults, `${path}.effects`) && (
          <Text size="small" className="text-ui-fg-error" role="alert">
            {faultAt(faults, `${path}.effects`)}
          </Text>
        )}
        <div>
          <Button
            type="button"
            size="small"
            variant="transparent"
            disabled={effects.fields.length >= ruleLimits.effects}
            onClick={() => effects.append(emptyEffect())}
          >
            <Plus /> {t("rules.addEffect")}
          </Button>
        </div>
      </div>
    </Container>
  )
}
