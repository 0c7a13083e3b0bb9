import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { useWords } from "../../lib/words"
import { Status } from "./status"

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
  const { t } = useWords()
  return <Status color={colors[phase]}>{t(`phase.${phase}`)}</Status>
}
