import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"

const colors: Record<CampaignAnswer["phase"], "grey" | "blue" | "green" | "orange" | "red" | "purple"> = {
  draft: "grey",
  scheduled: "orange",
  running: "green",
  ended: "red",
  exhausted: "purple",
  paused: "blue",
  archived: "grey",
}

export const PhaseBadge = ({ phase }: { phase: CampaignAnswer["phase"] }) => {
  const { t } = useTranslation("redemption")
  return <StatusBadge color={colors[phase]}>{t(`phase.${phase}`)}</StatusBadge>
}
