import { Input } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useFormContext, type FieldPath } from "react-hook-form"
import type { CodeFormat } from "../../../domain/code-format"
import { faultAt, type Faults } from "../../lib/faults"
import { useWords } from "../../lib/words"
import { SelectField } from "../shared/choice"
import { DateField } from "../shared/date-field"
import { Field } from "../shared/field"
import { Tick } from "../shared/tick"
import { assessmentOf } from "./assessment"
import type { BatchDraft } from "./drafts"

const alphabets = ["safe", "alphanumeric", "alpha", "numeric", "custom"] as const
/** A select cannot have an empty value. */
const separators = { none: "", dash: "-", underscore: "_", space: " " } as const

type Form = { batch: BatchDraft }

/** How many codes and what they look like. Part of a form that has `batch`. */
export const BatchFields = ({ faults, isLocked = false }: { faults: Faults; isLocked?: boolean }) => {
  const { t } = useWords()
  const { watch, setValue } = useFormContext<Form>()
  const { format, expires_at } = watch("batch")
  const set = (name: FieldPath<Form>, value: string) => setValue(name, value, { shouldDirty: true })
  return (
    <div className="flex flex-col gap-y-4">
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <Typed name="quantity" label={t("codeForm.quantity")} error={faults.quantity} type="number" />
      </div>
      {!isLocked && (
        <>
          <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
            <Typed
              name="format.prefix"
              label={t("codeForm.prefix")}
              hint={t("codeForm.prefixHint")}
              error={faults["code_format.prefix"]}
              isOptional
            />
            <Typed
              name="format.length"
              label={t("codeForm.length")}
              hint={t("codeForm.lengthHint")}
              error={faults["code_format.length"]}
              type="number"
            />
            <SelectField
              label={t("codeForm.alphabet")}
              hint={t(`alphabetHint.${format.alphabet}`)}
              value={format.alphabet}
              onChange={(value) => set("batch.format.alphabet", value)}
              options={alphabets.map((value) => ({ value, label: t(`alphabet.${value}`) }))}
            />
            {format.alphabet === "custom" ? (
              <Typed
                name="format.custom_alphabet"
                label={t("codeForm.custom")}
                error={faults["code_format.custom_alphabet"]}
              />
            ) : (
              <Typed
                name="format.excluded_characters"
                label={t("codeForm.excluded")}
                hint={t("codeForm.excludedHint")}
                error={faults["code_format.excluded_characters"]}
                isOptional
              />
            )}
          </div>
          <More label={t("codeForm.more")}>
            <SelectField
              label={t("codeForm.separator")}
              value={nameOfSeparator(format.separator)}
              onChange={(value) =>
                set("batch.format.separator", separators[value as keyof typeof separators])
              }
              options={Object.keys(separators).map((value) => ({ value, label: t(`separator.${value}`) }))}
            />
            <Typed
              name="format.group_size"
              label={t("codeForm.group")}
              hint={t("codeForm.groupHint")}
              error={faults["code_format.group_size"]}
              type="number"
            />
            <Typed
              name="format.suffix"
              label={t("codeForm.suffix")}
              error={faults["code_format.suffix"]}
              isOptional
            />
            <Tick
              label={t("codeForm.check")}
              hint={t("codeForm.checkHint")}
              isOn={format.check_character}
              onChange={(isOn) => setValue("batch.format.check_character", isOn, { shouldDirty: true })}
            />
            <Typed
              name="max_uses"
              label={t("codeForm.maxUses")}
              hint={t("codeForm.maxUsesHint")}
              error={faults.max_uses}
              type="number"
            />
            <DateField
              label={t("codeForm.expires")}
              hint={t("codeForm.expiresHint")}
              error={faultAt(faults, "expires_at") ?? faultAt(faults, "codes_expire_at")}
              value={expires_at === "" ? null : new Date(expires_at)}
              onChange={(value) => set("batch.expires_at", value ? value.toISOString() : "")}
            />
          </More>
        </>
      )}
      <AcknowledgeWeak />
    </div>
  )
}

const nameOfSeparator = (separator: CodeFormat["separator"]) =>
  Object.entries(separators).find(([, sign]) => sign === separator)?.[0] ?? "none"

const Typed = ({
  name,
  type = "text",
  ...field
}: {
  name: FieldPath<BatchDraft>
  label: string
  hint?: string
  error?: string
  isOptional?: boolean
  type?: string
}) => {
  const { register } = useFormContext<Form>()
  return (
    <Field {...field}>
      {(wiring) => (
        <Input
          {...wiring}
          type={type}
          autoComplete="off"
          {...(type === "text" ? { dir: "ltr" } : {})}
          {...register(`batch.${name}`)}
        />
      )}
    </Field>
  )
}

/** What few need, folded away. */
const More = ({ label, children }: { label: string; children: ReactNode }) => (
  <details className="group">
    <summary className="txt-compact-small-plus text-ui-fg-base focus-visible:shadow-borders-focus w-fit cursor-pointer rounded outline-none">
      {label}
    </summary>
    <div className="grid grid-cols-1 gap-4 pt-4 md:grid-cols-2">{children}</div>
  </details>
)

/** Asked only where the codes would be refused without it. */
const AcknowledgeWeak = () => {
  const { t } = useWords()
  const { watch, setValue } = useFormContext<Form>()
  const draft = watch("batch")
  if (assessmentOf({ ...draft, acknowledge_weak_codes: false })?.refusal?.reason !== "weak_codes") {
    return null
  }
  return (
    <Tick
      label={t("odds.acknowledge")}
      isOn={draft.acknowledge_weak_codes}
      onChange={(isOn) => setValue("batch.acknowledge_weak_codes", isOn, { shouldDirty: true })}
    />
  )
}
