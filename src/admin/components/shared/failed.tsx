import { Alert, Button } from "@medusajs/ui"
import { messageOf } from "../../lib/api/client"
import { useWords } from "../../lib/words"

/** A card that could not load says so and offers another try; the rest of the page goes on. */
export const Failed = ({ error, onRetry }: { error: unknown; onRetry?: () => void }) => {
  const { t } = useWords()
  return (
    <div className="flex flex-col items-start gap-y-3 px-6 py-4" role="alert">
      <Alert variant="error" className="w-full">
        {messageOf(error)}
      </Alert>
      {onRetry && (
        <Button type="button" size="small" variant="secondary" onClick={onRetry}>
          {t("ui.again")}
        </Button>
      )}
    </div>
  )
}
