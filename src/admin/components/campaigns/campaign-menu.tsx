import {
  ArchiveBox,
  ArrowDownTray,
  PauseSolid,
  Pencil,
  PlusMini,
  SquareTwoStack,
  Tag,
  Trash,
  PlaySolid,
  Beaker,
} from "@medusajs/icons"
import type { ActionGroup } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { actOnCampaign, useDeleteCampaign, type CampaignAction } from "../../lib/api/campaigns"
import { messageOf, useChange } from "../../lib/api/client"
import { useConfirm } from "../../lib/confirm"
import { useWords } from "../../lib/words"

const done = { activate: "activated", pause: "paused", archive: "archived", duplicate: "duplicated" } as const

type Campaign = Pick<CampaignAnswer, "id" | "name" | "status" | "codes">

/** What can be done to a campaign as a whole; what hurts is asked first, and what was done is said. */
function useCampaignActions() {
  const { t } = useWords()
  const navigate = useNavigate()
  const confirm = useConfirm()
  const change = useChange(({ id, action }: { id: string; action: CampaignAction }) =>
    actOnCampaign(id, action)
  )
  const deletion = useDeleteCampaign()
  const onError = (error: unknown) => void toast.error(messageOf(error))

  const act = async ({ id, name }: Pick<Campaign, "id" | "name">, action: keyof typeof done) => {
    const isSure =
      action !== "archive" ||
      (await confirm({
        title: t("campaign.archiveTitle", { name }),
        description: t("campaign.archiveHint"),
        confirm: t("action.archive"),
      }))
    if (!isSure) {
      return
    }
    change.mutate(
      { id, action },
      {
        onError,
        onSuccess: ({ redemption_campaign }) => {
          toast.success(t(`action.${done[action]}`, { name }))
          if (action === "duplicate") {
            navigate(`/redemptions/${redemption_campaign.id}`)
          }
        },
      }
    )
  }
  const drop = async ({ id, name }: Pick<Campaign, "id" | "name">) => {
    const isSure = await confirm({
      title: t("campaign.deleteTitle", { name }),
      description: t("campaign.deleteHint"),
      confirm: t("action.delete"),
      verify: name,
    })
    if (isSure) {
      deletion.mutate(id, {
        onError,
        onSuccess: () => {
          toast.success(t("action.deleted", { name }))
          navigate("/redemptions")
        },
      })
    }
  }
  return { act, drop, isPending: change.isPending || deletion.isPending }
}

/** The groups of a campaign's menu, in its row and on its page. Only a draft without codes can be deleted. */
export function useCampaignMenu(place: "row" | "page" = "row") {
  const { t, core } = useWords()
  const { act, drop, isPending } = useCampaignActions()
  return (campaign: Campaign): ActionGroup[] => {
    const page = `/redemptions/${campaign.id}`
    const isArchived = campaign.status === "archived"
    const isActive = campaign.status === "active"
    const canBeDeleted = campaign.status === "draft" && campaign.codes.total === 0
    return [
      {
        actions: [
          ...(place === "row"
            ? [{ icon: <Tag />, label: t("campaigns.showCodes"), to: `${page}?tab=codes` }]
            : []),
          ...(isArchived ? [] : [{ icon: <PlusMini />, label: t("generate.open"), to: `${page}/generate` }]),
          { icon: <ArrowDownTray />, label: t("export.open"), to: `${page}/export` },
          {
            icon: <Beaker />,
            label: t("campaign.simulate"),
            to: `/redemptions/simulate?campaign_id=${campaign.id}`,
          },
        ],
      },
      {
        actions: [
          ...(isArchived ? [] : [{ icon: <Pencil />, label: core("actions.edit"), to: `${page}/edit` }]),
          {
            icon: <SquareTwoStack />,
            label: core("actions.duplicate"),
            disabled: isPending,
            onClick: () => void act(campaign, "duplicate"),
          },
          ...(isArchived
            ? []
            : [
                {
                  icon: isActive ? <PauseSolid /> : <PlaySolid />,
                  label: t(isActive ? "action.pause" : "action.activate"),
                  disabled: isPending,
                  onClick: () => void act(campaign, isActive ? "pause" : "activate"),
                },
              ]),
        ],
      },
      {
        actions: canBeDeleted
          ? [
              {
                icon: <Trash />,
                label: core("actions.delete"),
                disabled: isPending,
                onClick: () => void drop(campaign),
              },
            ]
          : isArchived
            ? []
            : [
                {
                  icon: <ArchiveBox />,
                  label: t("action.archive"),
                  disabled: isPending,
                  onClick: () => void act(campaign, "archive"),
                },
              ],
      },
    ]
  }
}
