import { EditDrawer } from "../../../../components/campaign/edit-drawer"
import { draftOfVisibility, visibilityOf } from "../../../../components/campaign-form/drafts"
import { VisibilityFields } from "../../../../components/campaign-form/visibility-fields"
import { useWords } from "../../../../lib/words"

const EditVisibilityPage = () => {
  const { t } = useWords()
  return (
    <EditDrawer
      title={t("campaign.editVisibility")}
      draftOf={({ visibility }) => ({ visibility: draftOfVisibility(visibility) })}
      patchOf={({ visibility }) => ({ visibility: visibilityOf(visibility) })}
    >
      {(faults) => <VisibilityFields faults={faults} />}
    </EditDrawer>
  )
}

export default EditVisibilityPage
