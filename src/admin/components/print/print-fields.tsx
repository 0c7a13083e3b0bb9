import { Input, Text } from "@medusajs/ui"
import type { UseFormReturn } from "react-hook-form"
import { labelSheetNames, pages } from "../../../domain/label-sheet"
import { symbolTypes } from "../../../domain/symbol"
import type { BatchRow } from "../../lib/api/codes"
import type { Faults } from "../../lib/faults"
import { useWords } from "../../lib/words"
import { SelectField } from "../shared/choice"
import { Field } from "../shared/field"
import { Tick } from "../shared/tick"
import { labelsPerPage, type PrintDraft } from "./print-draft"

type Form = UseFormReturn<PrintDraft>
type Choices = "batch_id" | "format" | "symbol" | "content" | "error_correction" | "sheet" | "page"

/** Everything that can be said about a print. What does not matter for the chosen format is not asked. */
export const PrintFields = ({
  form,
  batches,
  faults,
}: {
  form: Form
  batches: BatchRow[]
  faults: Faults
}) => {
  const { t, number, date } = useWords()
  const draft = form.watch()
  const choice = (field: Choices) => ({
    value: draft[field],
    onChange: (value: string) => form.setValue(field, value as never, { shouldDirty: true }),
  })
  const isSheet = draft.format === "pdf"
  const named = (names: readonly string[], path: string) =>
    names.map((value) => ({ value, label: t(`${path}.${value}`) }))
  return (
    <>
      <SelectField
        {...choice("batch_id")}
        label={t("print.batch")}
        hint={t("print.unusedOnly")}
        options={batches.map((batch) => ({
          value: batch.id,
          label: `${batch.label ?? t(`batches.unnamed.${batch.source}`)} · ${number(batch.code_count)} · ${date(batch.created_at)}`,
        }))}
      />
      <SelectField
        {...choice("format")}
        label={t("print.format")}
        options={named(["pdf", "svg", "png"], "print.formats")}
      />
      <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
        <SelectField
          {...choice("symbol")}
          label={t("print.symbol")}
          options={named(symbolTypes, "symbol.types")}
        />
        <SelectField
          {...choice("content")}
          label={t("print.content")}
          hint={t("symbol.contentHint")}
          options={named(["code", "link"], "symbol.contents")}
        />
      </div>
      {draft.symbol === "qrcode" && (
        <SelectField
          {...choice("error_correction")}
          label={t("print.errorCorrection")}
          options={named(["M", "Q"], "print.errorCorrections")}
        />
      )}
      {isSheet && (
        <>
          <SelectField
            {...choice("sheet")}
            label={t("print.sheet")}
            options={named([...labelSheetNames, "custom"], "print.sheets")}
          />
          {draft.sheet === "custom" && <CustomSize form={form} page={choice("page")} faults={faults} />}
          <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
            <NumberField
              form={form}
              name="symbol_mm"
              hint={t("print.symbolSizeHint")}
              error={faults.symbol_mm}
              step="any"
            />
            <NumberField form={form} name="start_at" hint={t("print.startAtHint")} error={faults.start_at} />
          </div>
          <Field label={t("print.header")} isOptional error={faults.header}>
            {(wiring) => <Input {...wiring} maxLength={60} autoComplete="off" {...form.register("header")} />}
          </Field>
          <Tick
            label={t("print.showCode")}
            isOn={draft.show_code}
            onChange={(isOn) => form.setValue("show_code", isOn, { shouldDirty: true })}
          />
          <Tick
            label={t("print.cutMarks")}
            isOn={draft.cut_marks}
            onChange={(isOn) => form.setValue("cut_marks", isOn, { shouldDirty: true })}
          />
        </>
      )}
      <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
        <NumberField form={form} name="limit" hint={t("print.limitHint")} error={faults.limit} />
        <NumberField form={form} name="offset" error={faults.offset} />
      </div>
    </>
  )
}

const CustomSize = ({
  form,
  page,
  faults,
}: {
  form: Form
  page: { value: string; onChange: (value: string) => void }
  faults: Faults
}) => {
  const { t } = useWords()
  const count = labelsPerPage(form.watch())
  return (
    <div className="flex flex-col gap-y-3">
      <SelectField
        {...page}
        label={t("print.page")}
        options={Object.keys(pages).map((value) => ({ value, label: t(`print.pages.${value}`) }))}
      />
      <div className="grid grid-cols-2 gap-4">
        {(["width", "height", "gap", "margin"] as const).map((name) => (
          <NumberField key={name} form={form} name={name} error={faults[sizePaths[name]]} step="any" />
        ))}
      </div>
      <Text size="small" role="status" className="text-ui-fg-subtle">
        {count > 0 && t("print.perPage", { count })}
      </Text>
    </div>
  )
}

/** Where each stands in what the API is sent. */
const sizePaths = {
  width: "custom.width_mm",
  height: "custom.height_mm",
  gap: "custom.gap_mm",
  margin: "custom.margin_mm",
} as const

const labels = {
  width: "width",
  height: "height",
  gap: "gap",
  margin: "margin",
  symbol_mm: "symbolSize",
  start_at: "startAt",
  limit: "limit",
  offset: "offset",
} as const

const NumberField = ({
  form,
  name,
  hint,
  error,
  step = 1,
}: {
  form: Form
  name: keyof typeof labels
  hint?: string
  error?: string
  step?: number | "any"
}) => {
  const { t } = useWords()
  return (
    <Field label={t(`print.${labels[name]}`)} hint={hint} error={error}>
      {(wiring) => <Input {...wiring} type="number" min={0} step={step} {...form.register(name)} />}
    </Field>
  )
}
