import { CheckCircleSolid, ExclamationCircle } from "@medusajs/icons"
import { Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"

/** What stands between the campaign and going live, and what is worth a second look. */
export const ChecklistCard = ({ campaign }: { campaign: CampaignAnswer }) => {
  const { t } = useTranslation("redemption")
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("checklist.title")}</Heading>
      </div>
      <ul className="flex flex-col gap-y-3 px-6 py-4">
        {campaign.checklist.map((item) => (
          <li key={item.id} className="flex items-start gap-x-2">
            {item.done ? (
              <CheckCircleSolid className="text-ui-tag-green-icon mt-0.5 shrink-0" aria-hidden />
            ) : (
              <ExclamationCircle className="text-ui-tag-orange-icon mt-0.5 shrink-0" aria-hidden />
            )}
            <Text size="small">
              <span className="sr-only">{t(item.done ? "checklist.done" : "checklist.open")} </span>
              {t(`checklist.${item.id}`, { defaultValue: item.message })}
            </Text>
          </li>
        ))}
      </ul>
    </Container>
  )
}
