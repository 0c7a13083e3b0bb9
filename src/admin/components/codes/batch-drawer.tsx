import { Input, toast } from "@medusajs/ui"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { useParams } from "react-router-dom"
import { UpdateBatch } from "../../../contracts/batch"
import { post, useChange } from "../../lib/api/client"
import { useBatches, type BatchRow } from "../../lib/api/codes"
import { faultsOf, type Faults } from "../../lib/faults"
import { useLeave } from "../../lib/leave"
import { useWords } from "../../lib/words"
import { DateField } from "../shared/date-field"
import { Field } from "../shared/field"
import { FormDrawer } from "../shared/form-drawer"

/** What a batch is called, who it is for, and until when its codes count. */
export const BatchDrawer = () => {
  const { id = "", batch_id } = useParams()
  const { data } = useBatches(id)
  const batch = data?.redemption_code_batches.find((one) => one.id === batch_id)
  return batch ? <Loaded batch={batch} /> : null
}

const Loaded = ({ batch }: { batch: BatchRow }) => {
  const words = useWords()
  const { t } = words
  const leave = useLeave()
  const form = useForm({
    defaultValues: { label: batch.label ?? "", tag: batch.tag ?? "", expires_at: batch.expires_at ?? "" },
  })
  const [faults, setFaults] = useState<Faults>({})
  const update = useChange((body: object) => post(`/admin/redemption-batches/${batch.id}`, body))
  const expires_at = form.watch("expires_at")
  const submit = () => {
    const { label, tag } = form.getValues()
    const body = { label: label || null, tag: tag || null, expires_at: expires_at || null }
    const found = faultsOf(UpdateBatch.safeParse(body), words)
    setFaults(found)
    if (Object.keys(found).length === 0) {
      update.mutate(body, {
        onSuccess: () => {
          toast.success(t("ui.saved", { name: label || batch.id }))
          leave()
        },
      })
    }
  }
  return (
    <FormDrawer
      title={t("batches.edit")}
      form={form}
      onSubmit={submit}
      isPending={update.isPending}
      error={update.error}
    >
      <Field label={t("generate.label")} hint={t("generate.labelHint")} error={faults.label}>
        {(wiring) => <Input {...wiring} autoFocus autoComplete="off" {...form.register("label")} />}
      </Field>
      <Field label={t("generate.tag")} hint={t("generate.tagHint")} error={faults.tag}>
        {(wiring) => <Input {...wiring} autoComplete="off" {...form.register("tag")} />}
      </Field>
      <DateField
        label={t("codeForm.expires")}
        hint={t("codeForm.expiresHint")}
        error={faults.expires_at}
        value={expires_at === "" ? null : new Date(expires_at)}
        onChange={(value) =>
          form.setValue("expires_at", value ? value.toISOString() : "", { shouldDirty: true })
        }
      />
    </FormDrawer>
  )
}
