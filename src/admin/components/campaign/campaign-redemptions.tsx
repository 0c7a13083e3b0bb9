import { useRedemptions } from "../../lib/api/redemptions"
import { useListState } from "../../lib/list-state"
import { useWords } from "../../lib/words"
import { useRedemptionRows } from "../redemptions/redemption-list"
import { ListTable } from "../shared/list-table"

const statuses = ["completed", "partially_applied", "reversed"] as const

/** Who redeemed which code of a campaign, the newest first. */
export const CampaignRedemptions = ({ campaign_id }: { campaign_id: string }) => {
  const { t } = useWords()
  const state = useListState({ filters: ["status"], order: "-created_at" })
  const { data, error, refetch } = useRedemptions("", { ...state.query, campaign_id })
  return (
    <ListTable
      title={t("tab.redemptions")}
      level="h2"
      state={state}
      rows={data?.redemptions}
      count={data?.count}
      error={error}
      onRetry={() => void refetch()}
      filters={[
        {
          id: "status",
          label: t("redemptions.status"),
          options: statuses.map((value) => ({ value, label: t(`redemptionStatus.${value}`) })),
        },
      ]}
      empty={{ heading: t("campaign.noRedemptions"), description: t("campaign.noRedemptionsHint") }}
      {...useRedemptionRows({ hasCampaign: false })}
    />
  )
}
