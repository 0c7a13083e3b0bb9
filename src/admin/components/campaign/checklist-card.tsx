import { CheckCircleSolid, CircleDottedLine, ExclamationCircle } from "@medusajs/icons"
import { Button, Text, toast } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { useCampaignAction } from "../../lib/api/campaigns"
import { messageOf } from "../../lib/api/client"
import { useWords } from "../../lib/words"
import { Card } from "../shared/card"
import { fixOf } from "./checklist"

/** What must be true before the campaign goes live, what should be, and where each is mended. */
export const ChecklistCard = ({ campaign }: { campaign: CampaignAnswer }) => {
  const { t } = useWords()
  const restrict = useCampaignAction(campaign.id)
  // Advice that never applied is no item to tick off.
  const items = campaign.checklist.filter(({ level, done }) => level === "required" || !done)
  return (
    <Card title={t("checklist.title")}>
      <ul className="flex flex-col gap-y-3 px-6 py-4">
        {items.map(({ id, done, level }) => (
          <li key={id} className="flex items-start gap-x-2">
            <span aria-hidden className="mt-0.5">
              {done ? (
                <CheckCircleSolid className="text-ui-tag-green-icon" />
              ) : level === "warning" ? (
                <ExclamationCircle className="text-ui-tag-orange-icon" />
              ) : (
                <CircleDottedLine className="text-ui-fg-subtle" />
              )}
            </span>
            <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-2">
              <Text size="small" className={done ? "text-ui-fg-subtle" : undefined}>
                <span className="sr-only">{t(done ? "checklist.done" : "checklist.open")} </span>
                {t(`checklist.${id}`)}
              </Text>
              {!done && id !== "visibility" && (
                <Link to={fixOf(campaign, id)} className="txt-small text-ui-fg-base underline">
                  {t("checklist.fix")}
                </Link>
              )}
              {!done && id === "visibility" && (
                <Button
                  size="small"
                  variant="transparent"
                  className="underline"
                  isLoading={restrict.isPending}
                  onClick={() =>
                    restrict.mutate("restrict-to-visibility", {
                      onError: (error) => void toast.error(messageOf(error)),
                      onSuccess: () => void toast.success(t("checklist.restricted")),
                    })
                  }
                >
                  {t("checklist.restrict")}
                </Button>
              )}
            </div>
          </li>
        ))}
        <li className="flex items-start gap-x-2">
          <CircleDottedLine aria-hidden className="text-ui-fg-subtle mt-0.5" />
          <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-2">
            <Text size="small">{t("checklist.test")}</Text>
            <Link to={fixOf(campaign, "test")} className="txt-small text-ui-fg-base underline">
              {t("campaign.simulate")}
            </Link>
          </div>
        </li>
      </ul>
    </Card>
  )
}
