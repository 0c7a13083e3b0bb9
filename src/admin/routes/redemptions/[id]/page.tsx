import { LayoutComposer } from "@medusajs/dashboard/components"
import { useLoaderData, useParams, type LoaderFunctionArgs, type UIMatch } from "react-router-dom"
import { CampaignTabs } from "../../../components/campaign/campaign-tabs"
import { ChecklistCard } from "../../../components/campaign/checklist-card"
import { HeaderCard } from "../../../components/campaign/header-card"
import { ReferralsCard } from "../../../components/campaign/referrals-card"
import { RunningTask } from "../../../components/campaign/running-task"
import {
  DetailsCard,
  LimitsCard,
  TranslationsCard,
  VisibilityCard,
} from "../../../components/campaign/side-cards"
import { PageSkeleton } from "../../../components/shared/page-skeleton"
import { fetchCampaign, useCampaign, type OneCampaign } from "../../../lib/api/campaigns"

/** One campaign: what it does, how it goes, its codes, and everything about it that can be changed. */
const CampaignPage = () => {
  const { id = "" } = useParams()
  const loaded = useLoaderData() as OneCampaign | undefined
  const { data } = useCampaign(id, loaded)
  if (!data) {
    return <PageSkeleton main={[180, 480]} side={[240, 200, 120]} />
  }
  const campaign = data.redemption_campaign
  return (
    <LayoutComposer
      widgetsZonePrefix="redemption_campaign.details"
      preferredLayoutId="core:two-column"
      data={campaign}
      sections={{
        main: (
          <>
            <LayoutComposer.Entry id="redemption_campaign.details.header">
              <div className="flex flex-col gap-y-3">
                <HeaderCard campaign={campaign} />
                <RunningTask campaign_id={campaign.id} />
              </div>
            </LayoutComposer.Entry>
            <LayoutComposer.Entry id="redemption_campaign.details.tabs">
              <CampaignTabs campaign={campaign} />
            </LayoutComposer.Entry>
          </>
        ),
        side: (
          <>
            <LayoutComposer.Entry id="redemption_campaign.details.checklist">
              <ChecklistCard campaign={campaign} />
            </LayoutComposer.Entry>
            {campaign.type === "referral" && (
              <LayoutComposer.Entry id="redemption_campaign.details.referrals">
                <ReferralsCard campaign_id={campaign.id} />
              </LayoutComposer.Entry>
            )}
            <LayoutComposer.Entry id="redemption_campaign.details.schedule">
              <DetailsCard campaign={campaign} />
            </LayoutComposer.Entry>
            <LayoutComposer.Entry id="redemption_campaign.details.limits">
              <LimitsCard campaign={campaign} />
            </LayoutComposer.Entry>
            <LayoutComposer.Entry id="redemption_campaign.details.visibility">
              <VisibilityCard campaign={campaign} />
            </LayoutComposer.Entry>
            <LayoutComposer.Entry id="redemption_campaign.details.translations">
              <TranslationsCard campaign={campaign} />
            </LayoutComposer.Entry>
          </>
        ),
      }}
    />
  )
}

/** Fetched before the page opens: an unknown campaign is the dashboard's own "not found". */
export const loader = ({ params }: LoaderFunctionArgs) => fetchCampaign(params.id ?? "")

const nameOf = (match: UIMatch<OneCampaign>) =>
  match.loaderData?.redemption_campaign.name ?? match.params.id ?? ""

export const handle = {
  breadcrumb: (match: UIMatch<OneCampaign>) => nameOf(match),
  seo: (match: UIMatch<OneCampaign>) => ({ title: nameOf(match) }),
}

export default CampaignPage
