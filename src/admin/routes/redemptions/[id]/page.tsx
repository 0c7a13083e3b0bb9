import { Skeleton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { ChecklistCard } from "../../../components/campaign/checklist-card"
import { CodesCard } from "../../../components/campaign/codes-card"
import { HeaderCard } from "../../../components/campaign/header-card"
import { MetricsCard } from "../../../components/campaign/metrics-card"
import { TasksCard } from "../../../components/campaign/tasks-card"
import { Failed } from "../../../components/shared/failed"
import { useCampaign } from "../../../lib/api"

/** One campaign: what it does, how it goes, its codes, and the work on them. */
const CampaignPage = () => {
  const { t } = useTranslation("redemption")
  const { id = "" } = useParams()
  const { data, error, refetch } = useCampaign(id)
  if (error) {
    return <Failed error={error} onRetry={() => void refetch()} />
  }
  if (!data) {
    return (
      <div role="status">
        <span className="sr-only">{t("campaigns.loading")}</span>
        <Skeleton className="h-40 w-full" aria-hidden />
      </div>
    )
  }
  const campaign = data.redemption_campaign
  return (
    <div className="grid grid-cols-1 gap-3 xl:grid-cols-[minmax(0,1fr)_380px]">
      <div className="flex flex-col gap-y-3">
        <HeaderCard campaign={campaign} />
        <MetricsCard id={id} />
        <CodesCard campaign_id={id} />
      </div>
      <div className="flex flex-col gap-y-3">
        <ChecklistCard campaign={campaign} />
        <TasksCard campaign_id={id} />
      </div>
    </div>
  )
}

export default CampaignPage
