import { Heading, RadioGroup, Text } from "@medusajs/ui"
import { useFormContext } from "react-hook-form"
import { Link } from "react-router-dom"
import type { EventSchemaRow } from "../../lib/api/shop"
import { useDirection } from "../../lib/direction"
import type { Faults } from "../../lib/faults"
import { useWords } from "../../lib/words"
import { BatchFields } from "../campaign-form/batch-fields"
import { SelectField } from "../shared/choice"
import { codeAttributeOf, schemaOf, type CampaignDraft } from "./draft"

/** Where codes come from and what they look like; what triggers the campaign is set already and rarely changed. */
export const CodesStep = ({ faults, schemas }: { faults: Faults; schemas: EventSchemaRow[] | undefined }) => {
  const { t } = useWords()
  const { watch, setValue } = useFormContext<CampaignDraft>()
  const source = watch("code_source")
  return (
    <div className="flex flex-col gap-y-8">
      <section className="flex flex-col gap-y-4">
        <Heading level="h3">{t("wizard.source")}</Heading>
        <RadioGroup
          dir={useDirection()}
          aria-label={t("wizard.source")}
          value={source}
          onValueChange={(value) =>
            setValue("code_source", value as CampaignDraft["code_source"], { shouldDirty: true })
          }
          className="grid grid-cols-1 gap-3 md:grid-cols-2"
        >
          <RadioGroup.ChoiceBox
            autoFocus
            value="generate"
            label={t("wizard.generate")}
            description={t("wizard.generateHint")}
          />
          <RadioGroup.ChoiceBox
            value="import"
            label={t("wizard.import")}
            description={t("wizard.importHint")}
          />
        </RadioGroup>
        {source === "generate" ? (
          <BatchFields faults={faults} />
        ) : (
          <Text size="small" className="text-ui-fg-subtle">
            {t("wizard.importNext")}
          </Text>
        )}
      </section>
      <Trigger faults={faults} schemas={schemas} />
    </div>
  )
}

const Trigger = ({ faults, schemas }: { faults: Faults; schemas: EventSchemaRow[] | undefined }) => {
  const { t } = useWords()
  const { watch, setValue } = useFormContext<CampaignDraft>()
  const draft = watch()
  const schema = schemaOf(draft, schemas)
  const usable = (schemas ?? []).filter(({ is_active }) => is_active)
  const texts = (schema?.attributes ?? []).filter(({ type }) => type === "text")
  return (
    <section className="flex flex-col gap-y-4 border-t pt-6">
      <div>
        <Heading level="h3">{t("wizard.trigger")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("wizard.triggerHint")}{" "}
          <Link to="/redemptions/schemas" className="text-ui-fg-base underline">
            {t("wizard.schemas")}
          </Link>
        </Text>
      </div>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <SelectField
          label={t("wizard.schema")}
          error={faults.event_schema_id}
          value={schema?.id ?? ""}
          disabled={usable.length === 0}
          onChange={(value) => {
            setValue("event_schema_id", value, { shouldDirty: true })
            setValue("code_attribute", "")
          }}
          options={usable.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          label={t("wizard.codeAttribute")}
          error={faults.code_attribute}
          value={codeAttributeOf(draft, schema)}
          disabled={texts.length === 0}
          onChange={(value) => setValue("code_attribute", value, { shouldDirty: true })}
          options={texts.map(({ name }) => ({ value: name, label: name }))}
        />
        <SelectField
          label={t("wizard.type")}
          hint={t(`wizard.typeHint.${draft.type}`)}
          value={draft.type}
          onChange={(value) => setValue("type", value as CampaignDraft["type"], { shouldDirty: true })}
          options={["direct", "referral"].map((value) => ({ value, label: t(`campaignType.${value}`) }))}
        />
      </div>
    </section>
  )
}
