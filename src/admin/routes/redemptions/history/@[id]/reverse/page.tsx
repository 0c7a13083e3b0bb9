import { Alert, RadioGroup, Text, Textarea, toast } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { useLocation, useNavigate, useParams } from "react-router-dom"
import type { RedemptionRecord } from "../../../../../../contracts/redemption-record"
import { useEffectWords } from "../../../../../components/redemptions/effect-words"
import { Field } from "../../../../../components/shared/field"
import { FormDrawer } from "../../../../../components/shared/form-drawer"
import { usePoints } from "../../../../../lib/api/members"
import { useRedemption, useReverse } from "../../../../../lib/api/redemptions"
import { memberName } from "../../../../../lib/member-name"
import { useWords } from "../../../../../lib/words"

type Reversal = { code: "unused" | "voided"; reason: string }

/** Takes a redemption back: says first what that undoes, then what becomes of the code. */
const ReversePage = () => {
  const { t, number } = useWords()
  const { id = "" } = useParams()
  const { search } = useLocation()
  const redemptionPage = `/redemptions/history/${id}`
  const navigate = useNavigate()
  const form = useForm<Reversal>({ defaultValues: { code: "unused", reason: "" } })
  const { data, error } = useRedemption(id)
  const reverse = useReverse(id)
  const redemption = data?.redemption
  const submit = form.handleSubmit(({ code, reason }) =>
    reverse.mutate(
      { code, ...(reason.trim() ? { reason: reason.trim() } : {}) },
      {
        onSuccess: ({ points_shortfall }) => {
          toast.success(t("reverse.done"))
          if (points_shortfall > 0) {
            toast.info(t("reverse.shortfall", { count: points_shortfall, points: number(points_shortfall) }))
          }
          navigate(`${redemptionPage}${search}`, { replace: true, state: { isSubmitSuccessful: true } })
        },
      }
    )
  )
  return (
    <FormDrawer
      title={t("reverse.title")}
      description={redemption ? memberName(redemption.customer, redemption.customer_id) : undefined}
      form={form}
      onSubmit={() => void submit()}
      submit={t("reverse.submit")}
      isPending={reverse.isPending}
      isDisabled={!redemption || redemption.status === "reversed"}
      error={error ?? reverse.error}
      prev={redemptionPage}
    >
      {redemption && <Undone redemption={redemption} />}
      <fieldset className="flex flex-col gap-y-2">
        <legend className="txt-compact-small-plus mb-2">{t("reverse.code")}</legend>
        <RadioGroup
          aria-label={t("reverse.code")}
          value={form.watch("code")}
          onValueChange={(code) => form.setValue("code", code as Reversal["code"], { shouldDirty: true })}
        >
          <RadioGroup.ChoiceBox
            value="unused"
            label={t("reverse.unused")}
            description={t("reverse.unusedHint")}
          />
          <RadioGroup.ChoiceBox
            value="voided"
            label={t("reverse.voided")}
            description={t("reverse.voidedHint")}
          />
        </RadioGroup>
      </fieldset>
      <Field label={t("reverse.reason")} hint={t("reverse.reasonHint")} isOptional>
        {(wiring) => <Textarea {...wiring} {...form.register("reason")} maxLength={1_000} rows={3} />}
      </Field>
    </FormDrawer>
  )
}

const Undone = ({ redemption }: { redemption: RedemptionRecord }) => {
  const { t, number } = useWords()
  const given = redemption.effects.filter(({ status }) => status !== "reversed" && status !== "failed")
  const words = useEffectWords(given)
  const { data } = usePoints(redemption.customer_id)
  const balance = data?.points.balance
  const isSpent = balance !== undefined && redemption.points > balance
  if (redemption.status === "reversed") {
    return <Alert variant="info">{t("reverse.already")}</Alert>
  }
  return (
    <section className="flex flex-col gap-y-2">
      <Text size="small" weight="plus">
        {t("reverse.what")}
      </Text>
      <ul className="text-ui-fg-subtle txt-small flex list-disc flex-col gap-y-1 ps-5">
        {given.map((effect) => (
          <li key={effect.id}>{words.undo(effect)}</li>
        ))}
        <li>{t("reverse.limits")}</li>
      </ul>
      {isSpent && (
        <Alert variant="warning">{t("reverse.spent", { count: balance, balance: number(balance) })}</Alert>
      )}
    </section>
  )
}

export default ReversePage
