import { Alert, Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { messageOf } from "../../lib/api"

/** A card that could not load says so and offers another try; the rest of the page goes on. */
export const Failed = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => {
  const { t } = useTranslation("redemption")
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Alert variant="error">{messageOf(error)}</Alert>
      <div>
        <Button size="small" variant="secondary" onClick={onRetry}>
          {t("again")}
        </Button>
      </div>
    </div>
  )
}
