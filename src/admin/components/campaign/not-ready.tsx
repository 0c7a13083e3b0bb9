import { Prompt } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { useWords } from "../../lib/words"
import { fixOf } from "./checklist"

/** What still stands between a campaign and its launch, each with the place to mend it. */
export const NotReady = ({
  campaign,
  isOpen,
  onClose,
}: {
  campaign: CampaignAnswer
  isOpen: boolean
  onClose: () => void
}) => {
  const { t, core } = useWords()
  const missing = campaign.checklist.filter(({ level, done }) => level === "required" && !done)
  return (
    <Prompt open={isOpen} onOpenChange={(open) => !open && onClose()} variant="confirmation">
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{t("checklist.notReady")}</Prompt.Title>
          <Prompt.Description>{t("checklist.notReadyHint")}</Prompt.Description>
        </Prompt.Header>
        <ul className="flex flex-col gap-y-2 px-6 pt-4">
          {missing.map(({ id }) => (
            <li key={id} className="txt-small flex items-center justify-between gap-x-4">
              <span>{t(`checklist.${id}`)}</span>
              <Link to={fixOf(campaign, id)} className="text-ui-fg-base underline" onClick={onClose}>
                {t("checklist.fix")}
              </Link>
            </li>
          ))}
        </ul>
        <Prompt.Footer>
          <Prompt.Cancel>{core("actions.close")}</Prompt.Cancel>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
