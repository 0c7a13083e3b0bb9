import { EditDrawer } from "../../../../components/campaign/edit-drawer"
import { draftOfTranslations, translationsOf } from "../../../../components/campaign-form/drafts"
import { TranslationsFields } from "../../../../components/campaign-form/translations-fields"
import { useWords } from "../../../../lib/words"

const EditTranslationsPage = () => {
  const { t } = useWords()
  return (
    <EditDrawer
      title={t("campaign.editTranslations")}
      draftOf={({ translations }) => ({ translations: draftOfTranslations(translations) })}
      patchOf={({ translations }) => ({ translations: translationsOf(translations) })}
    >
      {(faults, { name, description }) => (
        <TranslationsFields faults={faults} fallback={{ name, description: description ?? "" }} />
      )}
    </EditDrawer>
  )
}

export default EditTranslationsPage
