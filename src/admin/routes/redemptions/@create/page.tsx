import { RouteFocusModal } from "@medusajs/dashboard/components"
import { CampaignWizard } from "../../../components/wizard/campaign-wizard"

/** A new campaign, in a dialog over the list. */
const CreateCampaignPage = () => (
  <RouteFocusModal>
    <CampaignWizard />
  </RouteFocusModal>
)

export default CreateCampaignPage
