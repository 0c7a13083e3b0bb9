import { Plus, Trash } from "@medusajs/icons"
import { Alert, Button, Checkbox, Heading, Hint, IconButton, Input, Label, Switch, Text } from "@medusajs/ui"
import { useId } from "react"
import { useFieldArray, type UseFormReturn } from "react-hook-form"
import { eventAttributeTypes, type EventAttributeType } from "../../../domain/event-schema"
import type { SchemaWithUses } from "../../lib/api/schemas"
import { useWords } from "../../lib/words"
import { SelectField } from "../shared/choice"
import { Field } from "../shared/field"
import { useCampaignNames } from "./campaign-names"
import { eventTypeFrom, newAttribute, type SchemaDraft } from "./schema-draft"

type Form = UseFormReturn<SchemaDraft>

/** The fields of an event schema, for creating and for editing. */
export const SchemaFields = ({
  form,
  faults,
  existing,
}: {
  form: Form
  /** By field; none are shown before somebody tries to save. */
  faults: Record<string, string>
  existing?: SchemaWithUses
}) => {
  const { t } = useWords()
  const { register, watch, setValue, formState } = form
  const fault = (field: string) => (faults[field] ? t(`schemaForm.${faults[field]}`) : undefined)
  const name = register("name", {
    onChange: (event: { target: { value: string } }) => {
      if (!existing && !formState.dirtyFields.event_type) {
        setValue("event_type", eventTypeFrom(event.target.value))
      }
    },
  })
  return (
    <>
      <div className="grid grid-cols-1 items-start gap-4 md:grid-cols-2">
        <Field label={t("schemaForm.name")} error={fault("name")}>
          {(wiring) => <Input {...wiring} autoFocus autoComplete="off" {...name} />}
        </Field>
        <Field
          label={t("schemaForm.eventType")}
          hint={t(existing ? "schemaForm.eventTypeFixed" : "schemaForm.eventTypeHint")}
          error={fault("event_type")}
        >
          {(wiring) => (
            <Input
              {...wiring}
              dir="ltr"
              autoComplete="off"
              disabled={existing !== undefined}
              {...register("event_type")}
            />
          )}
        </Field>
      </div>
      <Attributes form={form} fault={fault} existing={existing} />
      <SwitchField
        label={t("schemaForm.isActive")}
        hint={t("schemaForm.isActiveHint")}
        isOn={watch("is_active")}
        onChange={(isOn) => setValue("is_active", isOn, { shouldDirty: true })}
      />
    </>
  )
}

const SwitchField = ({
  label,
  hint,
  isOn,
  onChange,
}: {
  label: string
  hint: string
  isOn: boolean
  onChange: (isOn: boolean) => void
}) => {
  const id = useId()
  return (
    <div className="bg-ui-bg-component shadow-elevation-card-rest flex items-start gap-x-3 rounded-lg p-3">
      <Switch
        id={id}
        size="small"
        className="mt-0.5 rtl:rotate-180"
        dir="ltr"
        aria-describedby={`${id}-hint`}
        checked={isOn}
        onCheckedChange={onChange}
      />
      <div className="flex flex-col">
        <Label htmlFor={id} size="small" weight="plus">
          {label}
        </Label>
        <Hint id={`${id}-hint`}>{hint}</Hint>
      </div>
    </div>
  )
}

const Attributes = ({
  form,
  fault,
  existing,
}: {
  form: Form
  fault: (field: string) => string | undefined
  existing?: SchemaWithUses
}) => {
  const { t, list } = useWords()
  const attributes = useFieldArray({ control: form.control, name: "attributes" })
  const added = form.watch("attributes").filter(({ stored, required }) => required && stored === null)
  return (
    <section className="flex flex-col gap-y-3">
      <div>
        <Heading level="h3">{t("schemaForm.attributes")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("schemaForm.attributesHint")}
        </Text>
      </div>
      {attributes.fields.map((field, index) => (
        <Attribute
          key={field.id}
          form={form}
          index={index}
          fault={fault}
          users={existing?.uses.find(({ attribute }) => attribute === field.stored)?.campaigns ?? []}
          onRemove={() => attributes.remove(index)}
        />
      ))}
      {fault("attributes") && (
        <Hint variant="error" role="alert">
          {fault("attributes")}
        </Hint>
      )}
      {existing && existing.campaign_count > 0 && added.length > 0 && (
        <Alert variant="warning">
          {t("schemaForm.requiredAdded", {
            count: existing.campaign_count,
            attributes: list(added.map(({ name }) => name || "…")),
          })}
        </Alert>
      )}
      <div>
        <Button
          type="button"
          size="small"
          variant="secondary"
          onClick={() => attributes.append(newAttribute(), { shouldFocus: true })}
        >
          <Plus /> {t("schemaForm.addAttribute")}
        </Button>
      </div>
    </section>
  )
}

/** One attribute. What campaigns count on keeps its name and type, and says whose sake that is for. */
const Attribute = ({
  form,
  index,
  fault,
  users,
  onRemove,
}: {
  form: Form
  index: number
  fault: (field: string) => string | undefined
  users: string[]
  onRemove: () => void
}) => {
  const { t } = useWords()
  const namesOf = useCampaignNames()
  const id = useId()
  const { register, watch, setValue } = form
  const path = `attributes.${index}` as const
  const isUsed = users.length > 0
  const number = index + 1
  return (
    <fieldset className="bg-ui-bg-component shadow-elevation-card-rest flex flex-col gap-y-3 rounded-lg p-3">
      <legend className="sr-only">{t("schemaForm.attribute", { number })}</legend>
      <div className="grid grid-cols-1 items-start gap-3 sm:grid-cols-[1fr_1fr_auto]">
        <Field label={t("schemaForm.attributeName")} error={fault(`${path}.name`)}>
          {(wiring) => (
            <Input
              {...wiring}
              size="small"
              dir="ltr"
              autoComplete="off"
              disabled={isUsed}
              {...register(`${path}.name`)}
            />
          )}
        </Field>
        <SelectField
          label={t("schemaForm.attributeType")}
          size="small"
          value={watch(`${path}.type`)}
          onChange={(type) => setValue(`${path}.type`, type as EventAttributeType, { shouldDirty: true })}
          options={eventAttributeTypes.map((value) => ({ value, label: t(`attributeType.${value}`) }))}
          disabled={isUsed}
        />
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          className="sm:mt-6"
          disabled={isUsed}
          aria-label={t("schemaForm.removeAttribute", { name: watch(`${path}.name`) || number })}
          onClick={onRemove}
        >
          <Trash />
        </IconButton>
      </div>
      <Field label={t("schemaForm.attributeDescription")} isOptional>
        {(wiring) => (
          <Input {...wiring} size="small" autoComplete="off" {...register(`${path}.description`)} />
        )}
      </Field>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex items-center gap-x-2">
          <Checkbox
            id={id}
            checked={watch(`${path}.required`)}
            onCheckedChange={(checked) =>
              setValue(`${path}.required`, checked === true, { shouldDirty: true })
            }
          />
          <Label htmlFor={id} size="small">
            {t("schemaForm.attributeRequired")}
          </Label>
        </span>
        {isUsed && (
          <Text size="xsmall" className="text-ui-fg-subtle">
            {t("schemaForm.inUse", { count: users.length, campaigns: namesOf(users) })}
          </Text>
        )}
      </div>
    </fieldset>
  )
}
