import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Crumb } from "../../../components/shared/crumb"
import { Simulator } from "../../../components/simulator/simulator"

/** A dry run of a redemption: what would happen, and why. */
const SimulatePage = () => <Simulator />

export const handle = { breadcrumb: () => <Crumb text="simulator.menu" /> }

export const config = defineRouteConfig({
  label: "simulator.menu",
  translationNs: "redemption",
  rank: 30,
})

export default SimulatePage
