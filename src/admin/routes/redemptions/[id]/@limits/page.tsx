import { EditDrawer } from "../../../../components/campaign/edit-drawer"
import { draftOfLimits, limitsOf } from "../../../../components/campaign-form/drafts"
import { LimitsFields } from "../../../../components/campaign-form/limits-fields"
import { useWords } from "../../../../lib/words"

const EditLimitsPage = () => {
  const { t } = useWords()
  return (
    <EditDrawer
      title={t("campaign.editLimits")}
      draftOf={({ limits }) => ({ limits: draftOfLimits(limits) })}
      patchOf={({ limits }) => ({ limits: limitsOf(limits) })}
    >
      {(faults) => <LimitsFields faults={faults} />}
    </EditDrawer>
  )
}

export default EditLimitsPage
