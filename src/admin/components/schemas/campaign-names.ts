import { useWords } from "../../lib/words"

const mostNames = 3

/** "Summer caps, Receipts and 4 more campaigns": as many names as one reads. */
export function useCampaignNames(): (names: string[]) => string {
  const { t, list } = useWords()
  return (names) => {
    const more = names.length - mostNames
    // One more name is shorter than saying that there is one.
    return more > 1
      ? list([...names.slice(0, mostNames), t("schemas.moreCampaigns", { count: more })])
      : list(names)
  }
}
