import { Text } from "@medusajs/ui"
import { useWords } from "../../lib/words"
import { Progress } from "../shared/progress"

/** How far the codes of a campaign are used up: a bar, and the same in figures. */
export const CodesUsed = ({ used, total }: { used: number; total: number }) => {
  const { t, number } = useWords()
  if (total === 0) {
    return <span className="text-ui-fg-subtle">{t("campaigns.noCodes")}</span>
  }
  const text = t("campaigns.used", { used: number(used), total: number(total) })
  return (
    <div className="flex w-36 flex-col gap-y-1">
      <Text as="span" size="small" leading="compact" className="tabular-nums">
        {text}
      </Text>
      <Progress label={t("campaigns.codes")} share={used / total} text={text} />
    </div>
  )
}
