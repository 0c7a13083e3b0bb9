import { defineRouteConfig } from "@medusajs/admin-sdk"
import { LayoutComposer } from "@medusajs/dashboard/components"
import { Crumb } from "../../../components/shared/crumb"
import { TierList } from "../../../components/tiers/tier-list"

/** The ladder of tiers: from how many points, who is in each, and which customer group follows. */
const TiersPage = () => (
  <LayoutComposer
    widgetsZonePrefix="redemption_tier.list"
    preferredLayoutId="core:single-column"
    sections={{
      main: (
        <LayoutComposer.Entry id="redemption_tier.list.table">
          <TierList />
        </LayoutComposer.Entry>
      ),
    }}
  />
)

export const handle = { breadcrumb: () => <Crumb text="tiers.menu" /> }

export const config = defineRouteConfig({
  label: "tiers.menu",
  translationNs: "redemption",
  rank: 40,
})

export default TiersPage
