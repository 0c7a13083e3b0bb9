import { useFormContext } from "react-hook-form"
import { useCustomerGroups, useTiers } from "../../lib/api/shop"
import type { Faults } from "../../lib/faults"
import { useWords } from "../../lib/words"
import { SelectField } from "../shared/choice"
import { Field } from "../shared/field"
import { ManyChoice } from "../shared/many-choice"
import type { VisibilityDraft } from "./drafts"

const targets = ["everyone", "segments", "tiers", "hidden"] as const

/** Who sees the campaign in the storefront. Part of a form that has `visibility`. */
export const VisibilityFields = ({ faults }: { faults: Faults }) => {
  const { t } = useWords()
  const { watch, setValue } = useFormContext<{ visibility: VisibilityDraft }>()
  const { target, segments, tiers } = watch("visibility")
  const knownGroups = useCustomerGroups(target === "segments")
  const knownTiers = useTiers(target === "tiers")
  const options = (list: { id: string; name: string }[] | undefined) =>
    list?.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <SelectField
        label={t("visibility.label")}
        hint={t("visibility.hint")}
        value={target}
        onChange={(value) =>
          setValue("visibility.target", value as VisibilityDraft["target"], { shouldDirty: true })
        }
        options={targets.map((value) => ({ value, label: t(`visibility.${value}`) }))}
      />
      {target === "segments" && (
        <Field label={t("visibility.groups")} error={faults["visibility.ids"]}>
          {(wiring) => (
            <ManyChoice
              {...wiring}
              values={segments}
              onChange={(values) => setValue("visibility.segments", values, { shouldDirty: true })}
              options={options(knownGroups.data)}
              placeholder={t("rules.chooseGroups")}
              none={t("rules.noGroups")}
            />
          )}
        </Field>
      )}
      {target === "tiers" && (
        <Field label={t("visibility.tierNames")} error={faults["visibility.ids"]}>
          {(wiring) => (
            <ManyChoice
              {...wiring}
              values={tiers}
              onChange={(values) => setValue("visibility.tiers", values, { shouldDirty: true })}
              options={options(knownTiers.data)}
              placeholder={t("rules.chooseTiers")}
              none={t("rules.noTiers")}
            />
          )}
        </Field>
      )}
    </>
  )
}
