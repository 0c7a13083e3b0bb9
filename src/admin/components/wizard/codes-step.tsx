import { Alert, Checkbox, Code, Input, Label, RadioGroup, Text } from "@medusajs/ui"
import { useMemo } from "react"
import type { UseFormReturn } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { assessCodes } from "../../../domain/code-capacity"
import { codeFormatProblems } from "../../../domain/code-format"
import { createCodeGenerator } from "../../../domain/code-generator"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { formatOf, type CampaignDraft } from "./draft"
import type { Faults } from "./steps"

const alphabets = ["safe", "numeric", "alpha", "alphanumeric"] as const
const separators = { dash: "-", none: "" } as const

/** Where codes come from and what they look like, with samples and the odds of a lucky guess. */
export const CodesStep = ({ form, faults }: { form: UseFormReturn<CampaignDraft>; faults: Faults }) => {
  const { t } = useTranslation("redemption")
  const { register, watch, setValue } = form
  const source = watch("code_source")
  return (
    <div className="flex flex-col gap-y-6">
      <RadioGroup
        aria-label={t("wizard.source")}
        value={source}
        onValueChange={(value) => setValue("code_source", value as CampaignDraft["code_source"])}
        className="grid grid-cols-1 gap-3 md:grid-cols-2"
      >
        <RadioGroup.ChoiceBox
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
      {source === "generate" && (
        <>
          <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
            <Field label={t("wizard.quantity")} error={faults.quantity}>
              {(wiring) => <Input {...wiring} type="number" min={1} {...register("quantity")} />}
            </Field>
            <Field
              label={t("wizard.length")}
              hint={t("wizard.lengthHint")}
              error={faults["code_format.length"]}
            >
              {(wiring) => (
                <Input {...wiring} type="number" min={1} max={32} {...register("format.length")} />
              )}
            </Field>
            <Field label={t("wizard.prefix")} error={faults["code_format.prefix"]}>
              {(wiring) => <Input {...wiring} {...register("format.prefix")} />}
            </Field>
            <Field label={t("wizard.alphabet")} error={faults["code_format.alphabet"]}>
              {(wiring) => (
                <Choice
                  {...wiring}
                  value={watch("format.alphabet")}
                  onChange={(value) => setValue("format.alphabet", value as (typeof alphabets)[number])}
                  options={alphabets.map((value) => ({ value, label: t(`alphabet.${value}`) }))}
                />
              )}
            </Field>
            <Field
              label={t("wizard.group")}
              hint={t("wizard.groupHint")}
              error={faults["code_format.group_size"]}
            >
              {(wiring) => (
                <Input {...wiring} type="number" min={0} max={16} {...register("format.group_size")} />
              )}
            </Field>
            <Field label={t("wizard.separator")}>
              {(wiring) => (
                <Choice
                  {...wiring}
                  value={watch("format.separator") === "" ? "none" : "dash"}
                  onChange={(value) =>
                    setValue("format.separator", separators[value as keyof typeof separators])
                  }
                  options={[
                    { value: "dash", label: "-" },
                    { value: "none", label: t("wizard.noSeparator") },
                  ]}
                />
              )}
            </Field>
          </div>
          <Samples draft={watch()} />
          <Odds form={form} />
        </>
      )}
    </div>
  )
}

/** A few codes of the format, drawn here and never used. */
const Samples = ({ draft }: { draft: CampaignDraft }) => {
  const { t } = useTranslation("redemption")
  const format = JSON.stringify(formatOf(draft))
  const samples = useMemo(() => {
    const parsed = JSON.parse(format) as ReturnType<typeof formatOf>
    if (codeFormatProblems(parsed).length > 0) {
      return []
    }
    return createCodeGenerator(
      parsed,
      (bytes) => void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>)
    ).draw(1)
  }, [format])
  return (
    <div className="flex items-center gap-x-3">
      <Text size="small" weight="plus">
        {t("wizard.sample")}
      </Text>
      <Code dir="ltr">{samples[0]?.code ?? "–"}</Code>
    </div>
  )
}

const Odds = ({ form }: { form: UseFormReturn<CampaignDraft> }) => {
  const { t, i18n } = useTranslation("redemption")
  const draft = form.watch()
  const format = formatOf(draft)
  const quantity = Number(draft.quantity)
  if (codeFormatProblems(format).length > 0 || !Number.isInteger(quantity) || quantity < 1) {
    return null
  }
  const { acknowledge_weak_codes } = draft
  const assessment = assessCodes({ format, quantity, existing_in_format: 0, live: 0, acknowledge_weak_codes })
  const weak =
    assessCodes({ format, quantity, existing_in_format: 0, live: 0 }).refusal?.reason === "weak_codes"
  const number = new Intl.NumberFormat(i18n.language)
  const oneIn = assessment.guess_odds > 0 ? Math.floor(1 / assessment.guess_odds) : 0
  const text = assessment.refusal?.message ?? assessment.warnings[0]?.message
  return (
    <div className="flex flex-col gap-y-3" aria-live="polite">
      <Alert variant={assessment.refusal ? "error" : text ? "warning" : "success"}>
        {text ?? t("wizard.strong", { odds: number.format(oneIn) })}
      </Alert>
      {weak && (
        <div className="flex items-center gap-x-2">
          <Checkbox
            id="acknowledge"
            checked={acknowledge_weak_codes}
            onCheckedChange={(checked) => form.setValue("acknowledge_weak_codes", checked === true)}
          />
          <Label htmlFor="acknowledge" size="small">
            {t("wizard.acknowledge")}
          </Label>
        </div>
      )}
    </div>
  )
}
