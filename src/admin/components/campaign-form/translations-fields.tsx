import { Plus, Trash } from "@medusajs/icons"
import { Button, IconButton, Input, Text, Textarea } from "@medusajs/ui"
import { useFieldArray, useFormContext } from "react-hook-form"
import { faultAt, type Faults } from "../../lib/faults"
import { useWords } from "../../lib/words"
import { Field } from "../shared/field"
import type { TranslationDraft } from "./drafts"

type Translated = { name: string; description: string; translations: TranslationDraft[] }

/** The campaign's texts in other languages; what is left empty falls back to the default. Part of a form that has `translations`. */
export const TranslationsFields = ({
  faults,
  fallback,
}: {
  faults: Faults
  fallback: { name: string; description: string }
}) => {
  const { t } = useWords()
  const { control, register, watch } = useFormContext<Translated>()
  const rows = useFieldArray({ control, name: "translations" })
  const locales = watch("translations").map(({ locale }) => locale.trim())
  return (
    <div className="flex flex-col gap-y-4">
      <Text size="small" className="text-ui-fg-subtle">
        {t("translations.hint")}
      </Text>
      {rows.fields.map((row, index) => {
        const locale = locales[index] ?? ""
        const error = (part: string) => faultAt(faults, `translations.${locale}${part}`)
        const isDouble = locale !== "" && locales.indexOf(locale) < index
        return (
          <div
            key={row.id}
            role="group"
            aria-label={t("translations.row", { number: index + 1 })}
            className="bg-ui-bg-component shadow-borders-base flex flex-col gap-3 rounded-lg p-3"
          >
            <div className="flex items-start gap-2">
              <div className="flex-1">
                <Field
                  label={t("translations.locale")}
                  hint={t("translations.localeHint")}
                  error={isDouble ? t("translations.double") : error("")}
                >
                  {(wiring) => (
                    <Input
                      {...wiring}
                      size="small"
                      dir="ltr"
                      placeholder="de-DE"
                      autoComplete="off"
                      {...register(`translations.${index}.locale`)}
                    />
                  )}
                </Field>
              </div>
              <IconButton
                type="button"
                size="small"
                variant="transparent"
                // Beside the field, not its label or what is said beneath it.
                className="mt-6"
                aria-label={t("translations.remove", { number: index + 1 })}
                onClick={() => rows.remove(index)}
              >
                <Trash />
              </IconButton>
            </div>
            <Field label={t("details.name")} error={error(".name")}>
              {(wiring) => (
                <Input
                  {...wiring}
                  size="small"
                  lang={locale || undefined}
                  placeholder={fallback.name}
                  {...register(`translations.${index}.name`)}
                />
              )}
            </Field>
            <Field label={t("details.description")} error={error(".description")}>
              {(wiring) => (
                <Textarea
                  {...wiring}
                  rows={2}
                  lang={locale || undefined}
                  placeholder={fallback.description}
                  {...register(`translations.${index}.description`)}
                />
              )}
            </Field>
          </div>
        )
      })}
      <div>
        <Button
          type="button"
          size="small"
          variant="secondary"
          onClick={() => rows.append({ locale: "", name: "", description: "" })}
        >
          <Plus /> {t("translations.add")}
        </Button>
      </div>
    </div>
  )
}
