import { Button, Container, Heading, Text, toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { messageOf, post, useChange } from "../../lib/api"
import { PhaseBadge } from "../shared/phase-badge"
import { GenerateDrawer } from "./generate-drawer"
import { ImportDrawer } from "./import-drawer"

type Action = "activate" | "pause" | "archive" | "duplicate"

/** What the campaign is, in words, and what can be done with it now. */
export const HeaderCard = ({ campaign }: { campaign: CampaignAnswer }) => {
  const { t } = useTranslation("redemption")
  const navigate = useNavigate()
  const prompt = usePrompt()
  const change = useChange((action: Action) =>
    post<{ redemption_campaign: CampaignAnswer }>(`/admin/redemption-campaigns/${campaign.id}/${action}`)
  )
  const act = async (action: Action) => {
    const isSure =
      action !== "archive" ||
      (await prompt({
        title: t("campaign.archiveTitle"),
        description: t("campaign.archiveHint"),
        confirmText: t("action.archive"),
        cancelText: t("cancel"),
      }))
    if (!isSure) {
      return
    }
    change.mutate(action, {
      onSuccess: ({ redemption_campaign }) =>
        action === "duplicate" && navigate(`/redemptions/${redemption_campaign.id}`),
      onError: (fault) => toast.error(messageOf(fault)),
    })
  }
  const actions: Action[] = [
    ...(campaign.status === "active" ? (["pause"] as const) : []),
    ...(campaign.status === "draft" || campaign.status === "paused" ? (["activate"] as const) : []),
    "duplicate",
    ...(campaign.status === "archived" ? [] : (["archive"] as const)),
  ]
  return (
    <Container className="flex flex-col gap-y-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex items-center gap-x-3">
          <Heading level="h1">{campaign.name}</Heading>
          <PhaseBadge phase={campaign.phase} />
        </div>
        <div className="flex flex-wrap gap-2">
          {campaign.status !== "archived" && (
            <>
              <GenerateDrawer campaign_id={campaign.id} />
              <ImportDrawer campaign_id={campaign.id} />
            </>
          )}
          {actions.map((action) => (
            <Button
              key={action}
              size="small"
              variant={action === "activate" ? "primary" : "secondary"}
              disabled={change.isPending}
              onClick={() => void act(action)}
            >
              {t(`action.${action}`)}
            </Button>
          ))}
        </div>
      </div>
      <Text>{campaign.summary}</Text>
      {campaign.description && (
        <Text size="small" className="text-ui-fg-subtle">
          {campaign.description}
        </Text>
      )}
    </Container>
  )
}
