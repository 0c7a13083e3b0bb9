import { Button, Container, Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { useCampaignAction } from "../../lib/api/campaigns"
import { messageOf } from "../../lib/api/client"
import { useWords } from "../../lib/words"
import { useCampaignMenu } from "../campaigns/campaign-menu"
import { useCampaignSentences } from "../rules/sentences"
import { CopyButton } from "../shared/code-text"
import { Menu } from "../shared/menu"
import { PhaseBadge } from "../shared/phase-badge"
import { NotReady } from "./not-ready"

/** What the campaign is, in words, and what can be done with it now. */
export const HeaderCard = ({ campaign }: { campaign: CampaignAnswer }) => {
  const { t } = useWords()
  const menuOf = useCampaignMenu("page")
  const sentences = useCampaignSentences(campaign)
  return (
    <Container className="flex flex-col gap-y-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <Heading level="h1" className="break-words">
            {campaign.name}
          </Heading>
          <PhaseBadge phase={campaign.phase} />
        </div>
        <div className="flex items-center gap-x-2">
          <Button size="small" variant="secondary" asChild>
            <Link to={`/redemptions/redeem?campaign_id=${campaign.id}`}>{t("campaign.redeem")}</Link>
          </Button>
          <StatusButton campaign={campaign} />
          <Menu label={t("ui.actionsFor", { name: campaign.name })} groups={menuOf(campaign)} />
        </div>
      </div>
      <div className="flex flex-col gap-y-0.5">
        {sentences.map((sentence) => (
          <Text key={sentence} size="small" className="text-ui-fg-subtle">
            {sentence}
          </Text>
        ))}
      </div>
      <div className="text-ui-fg-subtle flex items-center gap-x-1">
        <bdi dir="ltr" className="txt-compact-xsmall font-mono">
          {campaign.id}
        </bdi>
        <CopyButton content={campaign.id} label={t("ui.copyId")} />
      </div>
    </Container>
  )
}

/** Launches or pauses. A launch with something missing shows what, and where to mend it; a pause can be undone at once. */
const StatusButton = ({ campaign }: { campaign: CampaignAnswer }) => {
  const { t, core } = useWords()
  const change = useCampaignAction(campaign.id)
  const [isAsking, setAsking] = useState(false)
  const { name, status } = campaign
  const onError = (error: unknown) => void toast.error(messageOf(error))
  const activate = () =>
    change.mutate("activate", {
      onError,
      onSuccess: () => void toast.success(t("action.activated", { name })),
    })
  const pause = () =>
    change.mutate("pause", {
      onError,
      onSuccess: () =>
        void toast.success(t("action.paused", { name }), {
          action: { label: core("actions.undo"), altText: core("actions.undo"), onClick: activate },
        }),
    })
  if (status === "archived") {
    return null
  }
  if (status === "active") {
    return (
      <Button size="small" variant="secondary" isLoading={change.isPending} onClick={pause}>
        {t("action.pause")}
      </Button>
    )
  }
  const isReady = campaign.checklist.every(({ level, done }) => done || level !== "required")
  return (
    <>
      <Button
        size="small"
        isLoading={change.isPending}
        onClick={() => (isReady ? activate() : setAsking(true))}
      >
        {t("action.activate")}
      </Button>
      <NotReady campaign={campaign} isOpen={isAsking} onClose={() => setAsking(false)} />
    </>
  )
}
