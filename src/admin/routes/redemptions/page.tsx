import { defineRouteConfig } from "@medusajs/admin-sdk"
import { LayoutComposer } from "@medusajs/dashboard/components"
import { ScanText } from "@medusajs/icons"
import { CampaignList } from "../../components/campaigns/campaign-list"
import { Crumb } from "../../components/shared/crumb"

/** The list of campaigns: which run, how far their codes are used, when they end. */
const CampaignsPage = () => (
  <LayoutComposer
    widgetsZonePrefix="redemption_campaign.list"
    preferredLayoutId="core:single-column"
    sections={{
      main: (
        <LayoutComposer.Entry id="redemption_campaign.list.table">
          <CampaignList />
        </LayoutComposer.Entry>
      ),
    }}
  />
)

export const handle = { breadcrumb: () => <Crumb text="menu" /> }

export const config = defineRouteConfig({
  label: "menu",
  translationNs: "redemption",
  icon: ScanText,
  rank: 5,
})

export default CampaignsPage
