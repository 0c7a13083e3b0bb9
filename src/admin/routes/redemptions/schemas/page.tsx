import { defineRouteConfig } from "@medusajs/admin-sdk"
import { LayoutComposer } from "@medusajs/dashboard/components"
import { SchemaList } from "../../../components/schemas/schema-list"
import { Crumb } from "../../../components/shared/crumb"

/** The shapes of events: what each carries, and which campaigns listen to it. */
const SchemasPage = () => (
  <LayoutComposer
    widgetsZonePrefix="redemption_event_schema.list"
    preferredLayoutId="core:single-column"
    sections={{
      main: (
        <LayoutComposer.Entry id="redemption_event_schema.list.table">
          <SchemaList />
        </LayoutComposer.Entry>
      ),
    }}
  />
)

export const handle = { breadcrumb: () => <Crumb text="schemas.menu" /> }

export const config = defineRouteConfig({
  label: "schemas.menu",
  translationNs: "redemption",
  rank: 31,
})

export default SchemasPage
