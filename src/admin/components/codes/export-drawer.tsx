import { Alert, toast } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { useParams } from "react-router-dom"
import { exportColumns, type ExportColumn } from "../../../contracts/export"
import { useCampaign } from "../../lib/api/campaigns"
import { download, useChange } from "../../lib/api/client"
import { useBatches } from "../../lib/api/codes"
import { useLeave } from "../../lib/leave"
import { useWords } from "../../lib/words"
import { SelectField } from "../shared/choice"
import { FormDrawer } from "../shared/form-drawer"
import { Tick } from "../shared/tick"

const everything = "all"
const usual: readonly ExportColumn[] = [
  "code",
  "status",
  "expires_at",
  "use_count",
  "max_uses",
  "redeemed_at",
]

type Draft = { status: string; batch_id: string; columns: string[] }

/** The codes of a campaign as a CSV file: which of them, and which columns. */
export const ExportDrawer = () => {
  const { t } = useWords()
  const leave = useLeave()
  const { id = "" } = useParams()
  const campaign = useCampaign(id).data?.redemption_campaign
  const batches = useBatches(id).data?.redemption_code_batches ?? []
  const form = useForm<Draft>({
    defaultValues: { status: everything, batch_id: everything, columns: [...usual] },
  })
  const { status, batch_id, columns } = form.watch()
  const save = useChange(() => {
    const query = new URLSearchParams({ columns: columns.join(",") })
    if (status !== everything) {
      query.set("status", status)
    }
    if (batch_id !== everything) {
      query.set("batch_id", batch_id)
    }
    return download(`/admin/redemption-campaigns/${id}/codes/export?${query.toString()}`, `${id}-codes.csv`)
  })
  const submit = () =>
    save.mutate(undefined, {
      onSuccess: () => {
        toast.success(t("export.done"))
        leave()
      },
    })
  const toggle = (column: ExportColumn, isOn: boolean) =>
    form.setValue(
      "columns",
      // In the order of the contract, whatever the order of the clicks.
      exportColumns.filter((one) => (one === column ? isOn : columns.includes(one))),
      { shouldDirty: true }
    )
  return (
    <FormDrawer
      title={t("export.title")}
      description={campaign?.name}
      form={form}
      onSubmit={submit}
      submit={t("export.submit")}
      isPending={save.isPending}
      isDisabled={columns.length === 0}
      error={save.error}
    >
      <Alert variant="warning">{t("export.warning")}</Alert>
      <SelectField
        label={t("export.which")}
        value={status}
        onChange={(value) => form.setValue("status", value, { shouldDirty: true })}
        options={[everything, "unused", "used", "voided"].map((value) => ({
          value,
          label: t(`export.status.${value}`),
        }))}
      />
      <SelectField
        label={t("codes.batch")}
        value={batch_id}
        onChange={(value) => form.setValue("batch_id", value, { shouldDirty: true })}
        options={[
          { value: everything, label: t("export.allBatches") },
          ...batches.map((batch) => ({
            value: batch.id,
            label: batch.label ?? t(`batches.unnamed.${batch.source}`),
          })),
        ]}
      />
      <fieldset className="flex flex-col gap-y-3">
        <legend className="txt-compact-small-plus mb-2">{t("export.columns")}</legend>
        {exportColumns.map((column) => (
          <Tick
            key={column}
            label={t(`export.column.${column}`)}
            isOn={columns.includes(column)}
            onChange={(isOn) => toggle(column, isOn)}
          />
        ))}
      </fieldset>
    </FormDrawer>
  )
}
