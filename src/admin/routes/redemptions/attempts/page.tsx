import { defineRouteConfig } from "@medusajs/admin-sdk"
import { LayoutComposer } from "@medusajs/dashboard/components"
import { AttemptList } from "../../../components/attempts/attempt-list"
import { Crumb } from "../../../components/shared/crumb"

/** Refused tries, for support. */
const AttemptsPage = () => (
  <LayoutComposer
    widgetsZonePrefix="redemption_attempt.list"
    preferredLayoutId="core:single-column"
    sections={{
      main: (
        <LayoutComposer.Entry id="redemption_attempt.list.table">
          <AttemptList />
        </LayoutComposer.Entry>
      ),
    }}
  />
)

export const handle = { breadcrumb: () => <Crumb text="attempts.title" /> }

export const config = defineRouteConfig({
  label: "attempts.title",
  translationNs: "redemption",
  rank: 12,
})

export default AttemptsPage
