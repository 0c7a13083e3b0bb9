import { defineRouteConfig } from "@medusajs/admin-sdk"
import { LayoutComposer } from "@medusajs/dashboard/components"
import { RedemptionHistory } from "../../../components/redemptions/redemption-list"
import { Crumb } from "../../../components/shared/crumb"

/** Redemptions as they came in. One opens as a drawer beside the list. */
const HistoryPage = () => (
  <LayoutComposer
    widgetsZonePrefix="redemption.list"
    preferredLayoutId="core:single-column"
    sections={{
      main: (
        <LayoutComposer.Entry id="redemption.list.table">
          <RedemptionHistory />
        </LayoutComposer.Entry>
      ),
    }}
  />
)

export const handle = { breadcrumb: () => <Crumb text="redemptions.title" /> }

export const config = defineRouteConfig({
  label: "redemptions.title",
  translationNs: "redemption",
  rank: 10,
})

export default HistoryPage
