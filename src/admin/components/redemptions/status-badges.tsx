import type { EffectRecord, RedemptionRecord } from "../../../contracts/redemption-record"
import { useWords } from "../../lib/words"
import { Status } from "../shared/status"

const redemptionColors = { completed: "green", partially_applied: "orange", reversed: "grey" } as const
const effectColors = { applied: "green", pending: "blue", failed: "red", reversed: "grey" } as const

export const RedemptionBadge = ({ status }: Pick<RedemptionRecord, "status">) => {
  const { t } = useWords()
  return <Status color={redemptionColors[status]}>{t(`redemptionStatus.${status}`)}</Status>
}

export const EffectBadge = ({ status }: Pick<EffectRecord, "status">) => {
  const { t } = useWords()
  return <Status color={effectColors[status]}>{t(`effectStatus.${status}`)}</Status>
}
