import { Tabs } from "@medusajs/ui"
import { useSearchParams } from "react-router-dom"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { useDirection } from "../../lib/direction"
import { useWords } from "../../lib/words"
import { BatchesCard } from "../codes/batches-card"
import { CodesTable } from "../codes/codes-table"
import { CampaignRedemptions } from "./campaign-redemptions"
import { MetricsCard } from "./metrics-card"
import { RulesCard } from "./rules-card"

const tabs = ["overview", "codes", "redemptions", "rules"] as const
type Tab = (typeof tabs)[number]

/** The parts of a campaign's page; which one is open is in the address. */
export const CampaignTabs = ({ campaign }: { campaign: CampaignAnswer }) => {
  const { t, number } = useWords()
  const [params, setParams] = useSearchParams()
  const asked = params.get("tab")
  const tab = tabs.find((name) => name === asked) ?? "overview"
  const figures: Partial<Record<Tab, number>> = { codes: campaign.codes.total }
  // Each list has its own search and pages: another tab begins without them.
  const open = (next: string) => setParams(next === "overview" ? {} : { tab: next }, { replace: true })
  return (
    <Tabs dir={useDirection()} value={tab} onValueChange={open} className="flex flex-col gap-y-3">
      <Tabs.List className="flex-wrap" aria-label={campaign.name}>
        {tabs.map((name) => {
          const figure = figures[name]
          return (
            <Tabs.Trigger key={name} value={name}>
              {t(`tab.${name}`)}
              {figure !== undefined && (
                <span className="text-ui-fg-subtle ms-1 tabular-nums">{number(figure)}</span>
              )}
            </Tabs.Trigger>
          )
        })}
      </Tabs.List>
      <Tabs.Content value="overview">
        <MetricsCard campaign={campaign} />
      </Tabs.Content>
      <Tabs.Content value="codes">
        <div className="flex flex-col gap-y-3">
          <CodesTable campaign={campaign} />
          <BatchesCard campaign_id={campaign.id} />
        </div>
      </Tabs.Content>
      <Tabs.Content value="redemptions">
        <CampaignRedemptions campaign_id={campaign.id} />
      </Tabs.Content>
      <Tabs.Content value="rules">
        <RulesCard campaign={campaign} />
      </Tabs.Content>
    </Tabs>
  )
}
