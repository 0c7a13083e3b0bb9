import { Input, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { useParams } from "react-router-dom"
import { CreateBatch } from "../../../contracts/batch"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { codeFormatDefaults } from "../../../domain/code-format"
import { useCampaign } from "../../lib/api/campaigns"
import { post, useChange } from "../../lib/api/client"
import type { TaskRow } from "../../lib/api/tasks"
import { faultsInAnswer, faultsOf, type Faults } from "../../lib/faults"
import { useLeave } from "../../lib/leave"
import { useWords } from "../../lib/words"
import { faultsOfAssessment } from "../campaign-form/assessment"
import { BatchFields } from "../campaign-form/batch-fields"
import { CodePreview } from "../campaign-form/code-preview"
import { batchOf, draftOfFormat, emptyBatch, type BatchDraft } from "../campaign-form/drafts"
import { Field } from "../shared/field"
import { FormDrawer } from "../shared/form-drawer"
import { Tick } from "../shared/tick"

type Draft = { batch: BatchDraft; label: string; tag: string; isTest: boolean; isOther: boolean }

/** More codes for a campaign: like those it has, unless somebody wants them to look different. */
export const GenerateDrawer = () => {
  const { id = "" } = useParams()
  const { data } = useCampaign(id)
  return data ? <Loaded campaign={data.redemption_campaign} /> : null
}

const Loaded = ({ campaign }: { campaign: CampaignAnswer }) => {
  const words = useWords()
  const { t, number } = words
  const leave = useLeave()
  const usual = campaign.code_format ?? codeFormatDefaults
  const form = useForm<Draft>({
    defaultValues: { batch: emptyBatch("1000", usual), label: "", tag: "", isTest: false, isOther: false },
  })
  const [faults, setFaults] = useState<Faults>({})
  const generate = useChange((body: object) =>
    post<{ redemption_task: TaskRow }>(`/admin/redemption-campaigns/${campaign.id}/batches`, body)
  )
  const { batch, isTest, isOther } = form.watch()
  const submit = () => {
    const { label, tag } = form.getValues()
    const { code_format, ...rest } = batchOf(batch)
    const body = {
      ...rest,
      ...(isOther || !campaign.code_format ? { code_format } : {}),
      ...(label.trim() === "" ? {} : { label }),
      ...(tag.trim() === "" ? {} : { tag }),
      is_test: isTest,
    }
    const found = {
      // Of a format that stays as it is, only their number can be changed.
      ...faultsOfAssessment(batch, isOther ? "code_format.length" : "quantity", words),
      ...faultsOf(CreateBatch.safeParse(body), words),
    }
    setFaults(found)
    if (Object.keys(found).length > 0) {
      return
    }
    generate.mutate(body, {
      onError: (error) => setFaults(faultsInAnswer(error, words)),
      onSuccess: ({ redemption_task: { status, counts } }) => {
        toast.success(
          status === "completed"
            ? t("generate.done", { count: counts.created, codes: number(counts.created) })
            : t("generate.started")
        )
        leave()
      },
    })
  }
  const tick = (name: "isTest" | "isOther", value: boolean) => {
    form.setValue(name, value, { shouldDirty: true })
    if (name === "isOther" && !value) {
      form.setValue("batch.format", draftOfFormat(usual))
    }
  }
  return (
    <FormDrawer
      title={t("generate.title")}
      description={campaign.name}
      form={form}
      onSubmit={submit}
      submit={t("generate.submit")}
      isPending={generate.isPending}
      error={generate.error}
    >
      <BatchFields faults={faults} isLocked={!isOther} />
      <Tick
        label={t("generate.other")}
        hint={t("generate.otherHint")}
        isOn={isOther}
        onChange={(value) => tick("isOther", value)}
      />
      <Field label={t("generate.label")} hint={t("generate.labelHint")} isOptional error={faults.label}>
        {(wiring) => <Input {...wiring} autoComplete="off" {...form.register("label")} />}
      </Field>
      <Field label={t("generate.tag")} hint={t("generate.tagHint")} isOptional error={faults.tag}>
        {(wiring) => <Input {...wiring} autoComplete="off" {...form.register("tag")} />}
      </Field>
      <Tick
        label={t("generate.test")}
        hint={t("generate.testHint")}
        isOn={isTest}
        onChange={(value) => tick("isTest", value)}
      />
      <div className="shadow-elevation-card-rest rounded-lg">
        <CodePreview draft={batch} />
      </div>
      {Number(batch.quantity) > 10_000 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("generate.background")}
        </Text>
      )}
    </FormDrawer>
  )
}
