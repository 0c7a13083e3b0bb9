import { Combobox } from "@medusajs/dashboard/components"
import { Button, Heading, Input, Label, RadioGroup, Text, toast } from "@medusajs/ui"
import { useId } from "react"
import type { UseFormReturn } from "react-hook-form"
import type { EventAttribute } from "../../../domain/event-schema"
import { useCampaigns } from "../../lib/api/campaigns"
import { get, messageOf, useChange } from "../../lib/api/client"
import { useWords } from "../../lib/words"
import { MemberPicker } from "../member/member-picker"
import { Card } from "../shared/card"
import { Choice, comboboxLook } from "../shared/choice"
import { DateField } from "../shared/date-field"
import { Field } from "../shared/field"
import { ProfileFields } from "./profile-fields"
import type { SimulationDraft } from "./simulation-draft"

type Form = UseFormReturn<SimulationDraft>

/** What is simulated. A plain form: Enter simulates, as whoever holds a scanner expects. */
export const SimulatorForm = ({
  form,
  schema,
  attributes,
  faults,
  isPending,
  onSubmit,
  onCopyLink,
}: {
  form: Form
  /** The event schema's name. */
  schema: string | undefined
  /** Without the one that carries the code. */
  attributes: EventAttribute[]
  faults: Partial<Record<"code" | "customer_id", string>>
  isPending: boolean
  onSubmit: () => void
  onCopyLink: () => void
}) => {
  const { t } = useWords()
  const { register, watch, setValue } = form
  const fault = (field: "code" | "customer_id") =>
    faults[field] ? t(`simulator.${faults[field]}`) : undefined
  const at = watch("at")
  return (
    <Card title={t("simulator.title")} level="h1" description={t("simulator.subtitle")}>
      <form
        className="flex flex-col gap-y-6 px-6 py-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <CampaignField form={form} />
        <div className="flex flex-col gap-y-2">
          <Field label={t("simulator.code")} hint={t("simulator.codeHint")} error={fault("code")}>
            {(wiring) => (
              <Input
                {...wiring}
                dir="ltr"
                autoComplete="off"
                spellCheck={false}
                className="font-mono"
                {...register("code")}
              />
            )}
          </Field>
          <PickCode form={form} />
        </div>
        <Who form={form} fault={fault("customer_id")} />
        {attributes.length > 0 && (
          <section className="flex flex-col gap-y-3">
            <div>
              <Heading level="h2">{t("simulator.attributes")}</Heading>
              <Text size="small" className="text-ui-fg-subtle">
                {t("simulator.attributesOf", { name: schema })}
              </Text>
            </div>
            {attributes.map((attribute) => (
              <AttributeField key={attribute.name} form={form} attribute={attribute} />
            ))}
          </section>
        )}
        <DateField
          label={t("simulator.at")}
          hint={t("simulator.atHint")}
          value={at ? new Date(at) : null}
          onChange={(moment) => setValue("at", moment?.toISOString() ?? "")}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button type="button" size="small" variant="secondary" onClick={onCopyLink}>
            {t("simulator.copyLink")}
          </Button>
          <Button type="submit" size="small" isLoading={isPending}>
            {t("simulator.submit")}
          </Button>
        </div>
      </form>
    </Card>
  )
}

/** Says which attributes to ask for, and where to take a code from. */
const CampaignField = ({ form }: { form: Form }) => {
  const { t } = useWords()
  const { data } = useCampaigns({ limit: 200 })
  const any = { value: "any", label: t("simulator.campaignAny") }
  const options = (data?.redemption_campaigns ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Field label={t("simulator.campaign")}>
      {(wiring) => (
        <Combobox
          className={comboboxLook}
          {...wiring}
          value={form.watch("campaign_id") || any.value}
          onChange={(id) => form.setValue("campaign_id", id && id !== any.value ? id : "")}
          options={[any, ...options]}
        />
      )}
    </Field>
  )
}

const PickCode = ({ form }: { form: Form }) => {
  const { t } = useWords()
  const campaign_id = form.watch("campaign_id")
  const pick = useChange(async () => {
    const { redemption_codes } = await get<{ redemption_codes: { code: string }[] }>(
      `/admin/redemption-campaigns/${campaign_id}/codes`,
      { status: "unused", limit: 1 }
    )
    return redemption_codes[0]?.code
  })
  const take = () =>
    pick.mutate(undefined, {
      onSuccess: (code) => (code ? form.setValue("code", code) : void toast.info(t("simulator.pickNone"))),
      onError: (error) => void toast.error(messageOf(error)),
    })
  return (
    campaign_id !== "" && (
      <div>
        <Button type="button" size="small" variant="secondary" isLoading={pick.isPending} onClick={take}>
          {t("simulator.pick")}
        </Button>
      </div>
    )
  )
}

const Who = ({ form, fault }: { form: Form; fault: string | undefined }) => {
  const { t } = useWords()
  const id = useId()
  const who = form.watch("who")
  return (
    <fieldset className="flex flex-col gap-y-3">
      <legend className="txt-compact-small-plus mb-2">{t("simulator.who")}</legend>
      <RadioGroup
        value={who}
        onValueChange={(value) => form.setValue("who", value as SimulationDraft["who"])}
        className="flex flex-col gap-y-2"
        aria-label={t("simulator.who")}
      >
        {(["customer", "profile"] as const).map((value) => (
          <div key={value} className="flex items-center gap-x-2">
            <RadioGroup.Item value={value} id={`${id}-${value}`} />
            <Label htmlFor={`${id}-${value}`} size="small">
              {t(value === "customer" ? "simulator.whoCustomer" : "simulator.whoProfile")}
            </Label>
          </div>
        ))}
      </RadioGroup>
      {who === "customer" ? (
        <Field label={t("simulator.customer")} error={fault}>
          {(wiring) => (
            <MemberPicker
              {...wiring}
              placeholder={t("simulator.customerPlaceholder")}
              value={form.watch("customer_id") || undefined}
              onChange={(customer) => form.setValue("customer_id", customer ?? "")}
            />
          )}
        </Field>
      ) : (
        <ProfileFields form={form} />
      )}
    </fieldset>
  )
}

const AttributeField = ({ form, attribute }: { form: Form; attribute: EventAttribute }) => {
  const { t } = useWords()
  const { name, type, required, description } = attribute
  const value = form.watch("attributes")[name] ?? ""
  const set = (typed: string) =>
    form.setValue("attributes", { ...form.getValues("attributes"), [name]: typed })
  if (type === "datetime") {
    return (
      <DateField
        label={name}
        hint={description ?? undefined}
        value={value ? new Date(value) : null}
        onChange={(moment) => set(moment?.toISOString() ?? "")}
      />
    )
  }
  return (
    <Field label={name} hint={description ?? undefined} isOptional={!required}>
      {(wiring) =>
        type === "boolean" ? (
          <Choice
            {...wiring}
            size="small"
            value={value || "any"}
            onChange={(chosen) => set(chosen === "any" ? "" : chosen)}
            options={[
              { value: "any", label: t("simulator.anyValue") },
              { value: "true", label: t("simulator.yes") },
              { value: "false", label: t("simulator.no") },
            ]}
          />
        ) : (
          <Input
            {...wiring}
            size="small"
            autoComplete="off"
            type={type === "number" ? "number" : "text"}
            step="any"
            value={value}
            onChange={(event) => set(event.target.value)}
          />
        )
      }
    </Field>
  )
}
