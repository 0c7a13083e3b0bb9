import { EditDrawer } from "../../../../components/campaign/edit-drawer"
import { DetailsFields } from "../../../../components/campaign-form/details-fields"
import { detailsOf, draftOfDetails } from "../../../../components/campaign-form/drafts"
import { useWords } from "../../../../lib/words"

const EditDetailsPage = () => {
  const { t } = useWords()
  return (
    <EditDrawer title={t("campaign.editDetails")} draftOf={draftOfDetails} patchOf={detailsOf}>
      {(faults) => <DetailsFields faults={faults} />}
    </EditDrawer>
  )
}

export default EditDetailsPage
