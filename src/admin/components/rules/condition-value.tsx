import { Input } from "@medusajs/ui"
import { useFormContext } from "react-hook-form"
import type { AttributeType } from "../../../domain/conditions/attributes"
import { operators } from "../../../domain/conditions/registry"
import { useCustomerGroups, useTiers } from "../../lib/api/shop"
import { useWords } from "../../lib/words"
import { Choice } from "../shared/choice"
import { ManyChoice } from "../shared/many-choice"
import type { RulesDraft } from "./rule-draft"

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
const inputTypes: Partial<Record<AttributeType, string>> = { number: "number" }

type Wiring = { "aria-invalid"?: boolean; "aria-describedby"?: string }

/** The value of a condition, with the input that its operator asks for: pickers where the shop knows the answers. */
export const ConditionValue = ({
  path,
  type,
  wiring,
}: {
  path: `rules.${number}.conditions.${number}`
  type: AttributeType | undefined
  wiring: Wiring
}) => {
  const { t } = useWords()
  const { watch, setValue } = useFormContext<RulesDraft>()
  const { attribute, operator, values } = watch(path)
  const input = operators.get(operator)?.input ?? "one"
  const isGroup = attribute === "customer.groups"
  const isTier = attribute === "member.tier"
  const groups = useCustomerGroups(isGroup)
  const tiers = useTiers(isTier)
  const known = (isGroup ? groups.data : isTier ? tiers.data : undefined)?.map(({ id, name }) => ({
    value: id,
    label: name,
  }))
  const set = (next: string[]) => setValue(`${path}.values`, next, { shouldDirty: true })
  const setOne = (index: number, value: string) => {
    const next = [...values]
    next[index] = value
    set(next)
  }
  const field = (index: number, label: string, htmlType: string) => (
    <Input
      {...wiring}
      size="small"
      type={htmlType}
      step="any"
      aria-label={label}
      placeholder={htmlType === "text" || htmlType === "number" ? label : undefined}
      value={values[index] ?? ""}
      onChange={(event) => setOne(index, event.target.value)}
    />
  )
  const one = (index: number, label: string) =>
    type === "datetime" ? (
      <Input
        {...wiring}
        size="small"
        type="datetime-local"
        aria-label={label}
        value={localOf(values[index])}
        onChange={(event) => setOne(index, instantOf(event.target.value))}
      />
    ) : (
      field(index, label, inputTypes[type ?? "any"] ?? "text")
    )

  if (input === "none") {
    return <span aria-hidden />
  }
  if (input === "days") {
    return (
      <ManyChoice
        {...wiring}
        label={t("rules.conditionValue")}
        values={values}
        onChange={set}
        options={weekdays.map((day) => ({ value: day, label: t(`weekday.${day}`) }))}
        placeholder={t("rules.chooseDays")}
        none=""
      />
    )
  }
  if (known && input === "many") {
    return (
      <ManyChoice
        {...wiring}
        label={t("rules.conditionValue")}
        values={values.filter((value) => value !== "")}
        onChange={set}
        options={known}
        placeholder={t(isGroup ? "rules.chooseGroups" : "rules.chooseTiers")}
        none={t(isGroup ? "rules.noGroups" : "rules.noTiers")}
      />
    )
  }
  if (known && input === "one") {
    return (
      <Choice
        {...wiring}
        size="small"
        aria-label={t("rules.conditionValue")}
        value={values[0] ?? ""}
        onChange={(value) => set([value])}
        options={known}
        placeholder={t(isGroup ? "rules.chooseGroup" : "rules.chooseTier")}
      />
    )
  }
  if (input === "many") {
    return (
      <Input
        {...wiring}
        size="small"
        aria-label={t("rules.conditionValue")}
        placeholder={t("rules.many")}
        value={values.join(",")}
        onChange={(event) => set(event.target.value.split(","))}
      />
    )
  }
  if (input === "range" || input === "times") {
    const half = (index: number, label: string) =>
      input === "times" ? field(index, label, "time") : one(index, label)
    return (
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {half(0, t("rules.from"))}
        {half(1, t("rules.to"))}
      </div>
    )
  }
  if (type === "boolean") {
    return (
      <Choice
        {...wiring}
        size="small"
        aria-label={t("rules.conditionValue")}
        value={values[0] === "false" ? "false" : "true"}
        onChange={(value) => set([value])}
        options={["true", "false"].map((value) => ({ value, label: t(`rules.${value}`) }))}
      />
    )
  }
  return one(0, t("rules.conditionValue"))
}

/** An instant as the browser's own date field takes it, on the clock of whoever fills it in. */
function localOf(instant: string | undefined): string {
  const date = new Date(instant ?? "")
  return Number.isNaN(date.getTime())
    ? ""
    : new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

const instantOf = (local: string) => (local === "" ? "" : new Date(local).toISOString())
