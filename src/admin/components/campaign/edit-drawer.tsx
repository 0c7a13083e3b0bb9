import { toast } from "@medusajs/ui"
import { useState, type ReactNode } from "react"
import { useForm, type DefaultValues, type FieldValues } from "react-hook-form"
import { useParams } from "react-router-dom"
import { UpdateCampaign } from "../../../contracts/campaign"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { useCampaign, useUpdateCampaign } from "../../lib/api/campaigns"
import { faultsInAnswer, faultsOf, type Faults } from "../../lib/faults"
import { useLeave } from "../../lib/leave"
import { useWords } from "../../lib/words"
import { FormDrawer } from "../shared/form-drawer"

type Part<Draft extends FieldValues> = {
  title: string
  draftOf: (campaign: CampaignAnswer) => Draft
  /** What the API is sent. */
  patchOf: (draft: Draft) => object
  children: (faults: Faults, campaign: CampaignAnswer) => ReactNode
}

/** One part of a campaign, changed in a drawer: checked by the API's own contract, then saved. */
export function EditDrawer<Draft extends FieldValues>(part: Part<Draft>) {
  const { id = "" } = useParams()
  const { data } = useCampaign(id)
  return data ? <Loaded {...part} campaign={data.redemption_campaign} /> : null
}

function Loaded<Draft extends FieldValues>({
  title,
  draftOf,
  patchOf,
  children,
  campaign,
}: Part<Draft> & { campaign: CampaignAnswer }) {
  const words = useWords()
  const { t } = words
  const leave = useLeave()
  const form = useForm<Draft>({ defaultValues: draftOf(campaign) as DefaultValues<Draft> })
  const [faults, setFaults] = useState<Faults>({})
  const update = useUpdateCampaign(campaign.id)
  const submit = () => {
    const patch = patchOf(form.getValues())
    const found = faultsOf(UpdateCampaign.safeParse(patch), words)
    setFaults(found)
    if (Object.keys(found).length > 0) {
      return
    }
    update.mutate(patch, {
      onError: (error) => setFaults(faultsInAnswer(error, words)),
      onSuccess: ({ redemption_campaign: { name } }) => {
        toast.success(t("ui.saved", { name }))
        leave()
      },
    })
  }
  return (
    <FormDrawer
      title={title}
      description={campaign.name}
      form={form}
      onSubmit={submit}
      isPending={update.isPending}
      error={update.error}
    >
      {children(faults, campaign)}
    </FormDrawer>
  )
}
