import { Button, Text, toast } from "@medusajs/ui"
import { useMemo } from "react"
import { Link } from "react-router-dom"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { campaignStatuses } from "../../../domain/campaign"
import { actOnCampaign, useCampaigns } from "../../lib/api/campaigns"
import { messageOf, useChange } from "../../lib/api/client"
import { useConfirm } from "../../lib/confirm"
import { useListState } from "../../lib/list-state"
import { useWords } from "../../lib/words"
import { useCampaignSentences } from "../rules/sentences"
import { ListTable, type ListColumn } from "../shared/list-table"
import { Menu } from "../shared/menu"
import { PhaseBadge } from "../shared/phase-badge"
import { useCampaignMenu } from "./campaign-menu"
import { CodesUsed } from "./codes-used"
import { FirstRun } from "./first-run"

const sorted = ["created_at", "name", "starts_at", "ends_at", "display_order"] as const
const sortWords = {
  created_at: "created",
  name: "name",
  starts_at: "starts",
  ends_at: "ends",
  display_order: "order",
} as const

export const CampaignList = () => {
  const { t } = useWords()
  const state = useListState({ filters: ["status", "code_source", "type"], order: "-created_at" })
  const { data, error, refetch } = useCampaigns(state.query)
  const columns = useColumns()
  const menuOf = useCampaignMenu()
  return (
    <ListTable
      title={t("campaigns.title")}
      actions={
        <Button size="small" asChild>
          <Link to="/redemptions/create">{t("campaigns.create")}</Link>
        </Button>
      }
      state={state}
      columns={columns}
      rows={data?.redemption_campaigns}
      count={data?.count}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      rowTo={({ id }) => `/redemptions/${id}`}
      rowMenu={(campaign) => (
        <Menu label={t("ui.actionsFor", { name: campaign.name })} groups={menuOf(campaign)} />
      )}
      error={error}
      onRetry={() => void refetch()}
      search={t("campaigns.search")}
      filters={[
        {
          id: "status",
          label: t("campaigns.status"),
          options: campaignStatuses.map((value) => ({ value, label: t(`status.${value}`) })),
        },
        {
          id: "code_source",
          label: t("campaigns.source"),
          options: ["generate", "import"].map((value) => ({ value, label: t(`source.${value}`) })),
        },
        {
          id: "type",
          label: t("campaigns.type"),
          options: ["direct", "referral"].map((value) => ({ value, label: t(`campaignType.${value}`) })),
        },
      ]}
      sorts={sorted.map((id) => ({ id, label: t(`campaigns.${sortWords[id]}`) }))}
      commands={useCommands()}
      empty={{
        heading: t("campaigns.emptyTitle"),
        description: t("campaigns.empty"),
        custom: <FirstRun />,
      }}
    />
  )
}

function useColumns() {
  const { t, number, date } = useWords()
  return useMemo(
    (): ListColumn<CampaignAnswer>[] => [
      {
        id: "name",
        header: t("campaigns.name"),
        maxSize: 360,
        cell: (campaign) => (
          <div className="flex max-w-40 flex-col md:max-w-[320px] py-2">
            <Link
              to={`/redemptions/${campaign.id}`}
              dir="auto"
              title={campaign.name}
              className="txt-compact-small-plus text-ui-fg-base focus-visible:shadow-borders-focus w-fit max-w-full truncate rounded outline-none hover:underline"
            >
              {campaign.name}
            </Link>
            <Sentences campaign={campaign} />
          </div>
        ),
      },
      { id: "phase", header: t("campaigns.phase"), cell: ({ phase }) => <PhaseBadge phase={phase} /> },
      { id: "codes", header: t("campaigns.codes"), cell: ({ codes }) => <CodesUsed {...codes} /> },
      { id: "points", header: t("campaigns.points"), isFigure: true, cell: ({ points }) => number(points) },
      { id: "ends_at", header: t("campaigns.ends"), cell: ({ ends_at }) => date(ends_at) },
      { id: "created_at", header: t("campaigns.created"), cell: ({ created_at }) => date(created_at) },
    ],
    [t, number, date]
  )
}

/** What the campaign does, in the language of the dashboard; all of it for whoever points at it. */
const Sentences = ({ campaign }: { campaign: CampaignAnswer }) => {
  const sentences = useCampaignSentences(campaign).join(" ")
  return (
    <Text as="span" size="xsmall" className="text-ui-fg-subtle truncate" title={sentences}>
      {sentences}
    </Text>
  )
}

/** The same action on several campaigns, one after the other; those that refuse it are named. */
function useCommands() {
  const { t } = useWords()
  const confirm = useConfirm()
  const change = useChange(
    async ({ ids, action }: { ids: string[]; action: "activate" | "pause" | "archive" }) => {
      const failures: string[] = []
      for (const id of ids) {
        await actOnCampaign(id, action).catch((error: unknown) => failures.push(messageOf(error)))
      }
      return failures
    }
  )
  const act = (ids: string[], action: "activate" | "pause" | "archive") =>
    change.mutate(
      { ids, action },
      {
        onSuccess: (failures) => {
          const count = ids.length - failures.length
          if (count > 0) {
            toast.success(t("campaigns.bulkDone", { count }))
          }
          for (const failure of new Set(failures)) {
            toast.error(failure)
          }
        },
      }
    )
  const archive = async (ids: string[]) => {
    const isSure = await confirm({
      title: t("campaigns.bulkArchiveTitle", { count: ids.length }),
      description: t("campaign.archiveHint"),
      confirm: t("action.archive"),
    })
    if (isSure) {
      act(ids, "archive")
    }
  }
  return [
    { label: t("action.activate"), shortcut: "a", action: (ids: string[]) => act(ids, "activate") },
    { label: t("action.pause"), shortcut: "p", action: (ids: string[]) => act(ids, "pause") },
    { label: t("action.archive"), shortcut: "r", action: archive },
  ]
}
