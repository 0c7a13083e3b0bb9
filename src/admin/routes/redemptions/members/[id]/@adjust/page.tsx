import { Input, Textarea, toast } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { useNavigate, useParams } from "react-router-dom"
import { AdjustPoints } from "../../../../../../contracts/points"
import { Field } from "../../../../../components/shared/field"
import { FormDrawer } from "../../../../../components/shared/form-drawer"
import { useAdjustPoints, useCustomer, usePoints } from "../../../../../lib/api/members"
import { memberName } from "../../../../../lib/member-name"
import { useWords } from "../../../../../lib/words"

/** Gives or takes points by hand; the note says why and stays in the ledger. */
const AdjustPage = () => {
  const { t, number } = useWords()
  const { id = "" } = useParams()
  const navigate = useNavigate()
  const customer = useCustomer(id)
  const points = usePoints(id)
  const adjust = useAdjustPoints(id)
  const form = useForm({ defaultValues: { amount: "", note: "" } })
  const balance = points.data?.points.balance
  const amount = Number(form.watch("amount"))
  const after = balance === undefined || !Number.isInteger(amount) ? undefined : balance + amount
  const submit = form.handleSubmit((typed) => {
    const checked = AdjustPoints.safeParse({ amount: Number(typed.amount), note: typed.note.trim() })
    if (!checked.success) {
      for (const { path } of checked.error.issues) {
        form.setError(path[0] === "note" ? "note" : "amount", {})
      }
      return
    }
    adjust.mutate(checked.data, {
      onSuccess: () => {
        toast.success(t("adjust.done", { name: memberName(customer.data, id) }))
        navigate("..", { relative: "path", state: { isSubmitSuccessful: true } })
      },
    })
  })
  const { errors } = form.formState
  return (
    <FormDrawer
      title={t("adjust.title")}
      description={customer.data ? memberName(customer.data, id) : undefined}
      form={form}
      onSubmit={() => void submit()}
      isPending={adjust.isPending}
      error={adjust.error}
    >
      <Field
        label={t("adjust.amount")}
        hint={
          after === undefined || balance === undefined
            ? t("adjust.amountHint")
            : t("adjust.after", { before: number(balance), after: number(after) })
        }
        error={errors.amount ? t("adjust.amountFault") : undefined}
      >
        {(wiring) => (
          <Input
            {...wiring}
            {...form.register("amount")}
            autoFocus
            type="number"
            step={1}
            inputMode="numeric"
            autoComplete="off"
          />
        )}
      </Field>
      <Field
        label={t("adjust.note")}
        hint={t("adjust.noteHint")}
        error={errors.note ? t("adjust.noteFault") : undefined}
      >
        {(wiring) => <Textarea {...wiring} {...form.register("note")} maxLength={1_000} rows={3} />}
      </Field>
    </FormDrawer>
  )
}

export default AdjustPage
