import { defineRouteConfig } from "@medusajs/admin-sdk"
import { LayoutComposer } from "@medusajs/dashboard/components"
import { HealthCard } from "../../../components/health/health-card"
import { Crumb } from "../../../components/shared/crumb"

/** Whether the books add up. */
const HealthPage = () => (
  <LayoutComposer
    widgetsZonePrefix="redemption_health"
    preferredLayoutId="core:single-column"
    sections={{
      main: (
        <LayoutComposer.Entry id="redemption_health.card">
          <HealthCard />
        </LayoutComposer.Entry>
      ),
    }}
  />
)

export const handle = { breadcrumb: () => <Crumb text="health.menu" /> }

export const config = defineRouteConfig({
  label: "health.menu",
  translationNs: "redemption",
  rank: 90,
})

export default HealthPage
