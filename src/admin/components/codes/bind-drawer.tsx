import { toast } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { useParams } from "react-router-dom"
import { useBindCode, useCode, type CodeRow } from "../../lib/api/codes"
import { useLeave } from "../../lib/leave"
import { useWords } from "../../lib/words"
import { MemberPicker } from "../member/member-picker"
import { Field } from "../shared/field"
import { FormDrawer } from "../shared/form-drawer"

/** Ties a code to one customer: nobody else can redeem it then. */
export const BindDrawer = () => {
  const { id = "" } = useParams()
  const { data } = useCode(id)
  return data ? <Loaded code={data.redemption_code} /> : null
}

const Loaded = ({ code }: { code: CodeRow }) => {
  const { t } = useWords()
  const leave = useLeave()
  const form = useForm({ defaultValues: { customer_id: code.customer_id ?? "" } })
  const bind = useBindCode(code.id)
  const customer_id = form.watch("customer_id")
  const submit = () =>
    bind.mutate(customer_id, {
      onSuccess: () => {
        toast.success(t("code.bound"))
        leave()
      },
    })
  return (
    <FormDrawer
      title={t("code.bind")}
      description={t("code.bindHint")}
      form={form}
      onSubmit={submit}
      submit={t("code.bind")}
      isPending={bind.isPending}
      isDisabled={customer_id === ""}
      error={bind.error}
    >
      <Field label={t("code.customer")}>
        {(wiring) => (
          <MemberPicker
            {...wiring}
            placeholder={t("code.findCustomer")}
            value={customer_id || undefined}
            onChange={(chosen) => form.setValue("customer_id", chosen ?? "", { shouldDirty: true })}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
