import { StatusBadge } from "@medusajs/ui"
import type { EffectRecord, RedemptionRecord } from "../../../contracts/redemption-record"
import { useWords } from "../../lib/words"

const redemptionColors = { completed: "green", partially_applied: "orange", reversed: "grey" } as const
const effectColors = { applied: "green", pending: "blue", failed: "red", reversed: "grey" } as const

export const RedemptionBadge = ({ status }: Pick<RedemptionRecord, "status">) => {
  const { t } = useWords()
  return <StatusBadge color={redemptionColors[status]}>{t(`redemptionStatus.${status}`)}</StatusBadge>
}

export const EffectBadge = ({ status }: Pick<EffectRecord, "status">) => {
  const { t } = useWords()
  return <StatusBadge color={effectColors[status]}>{t(`effectStatus.${status}`)}</StatusBadge>
}
