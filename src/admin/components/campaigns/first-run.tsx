import { ScanText } from "@medusajs/icons"
import { Button, Heading, Text, toast } from "@medusajs/ui"
import { Link, useNavigate } from "react-router-dom"
import type { OneCampaign } from "../../lib/api/campaigns"
import { messageOf, post, useChange } from "../../lib/api/client"
import { useWords } from "../../lib/words"

/** What somebody sees who has no campaign yet: what this is for, and two ways to begin. */
export const FirstRun = () => {
  const { t } = useWords()
  const navigate = useNavigate()
  const sample = useChange(async () => {
    const made = await post<OneCampaign>("/admin/redemption-campaigns", {
      name: t("campaigns.sampleName"),
      description: t("campaigns.sampleDescription"),
      rules: [{ effects: [{ type: "add_points", points: 100 }] }],
    })
    const { id } = made.redemption_campaign
    await post(`/admin/redemption-campaigns/${id}/batches`, {
      quantity: 10,
      label: t("campaigns.sampleBatch"),
      is_test: true,
    })
    return id
  })
  const create = () =>
    sample.mutate(undefined, {
      onSuccess: (id) => navigate(`/redemptions/${id}`),
      onError: (error) => void toast.error(messageOf(error)),
    })
  return (
    <div className="flex max-w-lg flex-col items-center gap-y-4 py-8 text-center">
      <div className="bg-ui-bg-component shadow-borders-base text-ui-fg-subtle grid size-10 place-items-center rounded-lg">
        <ScanText />
      </div>
      <div className="flex flex-col gap-y-1">
        <Heading level="h2">{t("campaigns.emptyTitle")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("campaigns.empty")}
        </Text>
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        <Button size="small" asChild>
          <Link to="/redemptions/create">{t("campaigns.createFirst")}</Link>
        </Button>
        <Button size="small" variant="secondary" isLoading={sample.isPending} onClick={create}>
          {t("campaigns.createSample")}
        </Button>
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {t("campaigns.sampleHint")}
      </Text>
    </div>
  )
}
