import { RouteFocusModal } from "@medusajs/dashboard/components"
import { RulesModal } from "../../../../components/campaign/rules-modal"

const EditRulesPage = () => (
  <RouteFocusModal>
    <RulesModal />
  </RouteFocusModal>
)

export default EditRulesPage
