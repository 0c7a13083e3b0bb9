import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { MetricsAnswer } from "../../../contracts/answer-schemas"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { useMetrics } from "../../lib/api/campaigns"
import { useWords } from "../../lib/words"
import { Card } from "../shared/card"
import { Progress } from "../shared/progress"
import { RedemptionsChart } from "./redemptions-chart"

const periods = { week: 7, month: 30, quarter: 90, all: null } as const
type Period = keyof typeof periods

const day = 86_400_000

/** From the beginning of a day, so that the same period is the same question until midnight. */
function beginOf(period: Period): string | undefined {
  const days = periods[period]
  if (days === null) {
    return undefined
  }
  const today = new Date()
  today.setHours(0, 0, 0, 0)
  return new Date(today.getTime() - (days - 1) * day).toISOString()
}

/** How the campaign does: figures, redemptions and refusals over time, refusals by reason. */
export const MetricsCard = ({ campaign }: { campaign: CampaignAnswer }) => {
  const { t } = useWords()
  const [period, setPeriod] = useState<Period>("month")
  const from = beginOf(period)
  const interval = period === "all" ? "week" : "day"
  const { data, error, refetch } = useMetrics(campaign.id, { interval, ...(from ? { from } : {}) })
  return (
    <Card
      title={t("metrics.title")}
      actions={
        <div role="group" aria-label={t("metrics.period")} className="flex items-center gap-x-1">
          {(Object.keys(periods) as Period[]).map((name) => (
            <Button
              key={name}
              size="small"
              variant={name === period ? "secondary" : "transparent"}
              aria-pressed={name === period}
              onClick={() => setPeriod(name)}
            >
              {t(`metrics.${name}`)}
            </Button>
          ))}
        </div>
      }
      error={error}
      onRetry={() => void refetch()}
      isLoading={!data}
      height={336}
    >
      {data && (
        <>
          <Figures totals={data.totals} campaign={campaign} />
          <RedemptionsChart series={data.series} from={from} interval={interval} campaign_id={campaign.id} />
          <Refusals refusals={data.refusals} campaign_id={campaign.id} />
        </>
      )}
    </Card>
  )
}

const Figures = ({ totals, campaign }: { totals: MetricsAnswer["totals"]; campaign: CampaignAnswer }) => {
  const { t, number, percent } = useWords()
  const { codes, used, unused, rate, redemptions, members, points, budget } = totals
  return (
    <dl className="grid grid-cols-2 gap-px lg:grid-cols-4">
      <Figure label={t("metrics.redemptions")} value={number(redemptions)}>
        {t("metrics.members", { count: members, members: number(members) })}
      </Figure>
      <Figure label={t("metrics.unused")} value={number(unused)}>
        <Link className="text-ui-fg-base underline" to={`/redemptions/${campaign.id}?tab=codes`}>
          {t("metrics.ofCodes", { count: codes, codes: number(codes) })}
        </Link>
      </Figure>
      <Figure label={t("metrics.rate")} value={percent(rate)}>
        <Progress
          label={t("metrics.rate")}
          share={rate}
          text={t("campaigns.used", { used: number(used), total: number(codes) })}
        />
      </Figure>
      <Figure label={t("metrics.points")} value={number(points)}>
        {budget.limit !== null && (
          <>
            <Progress
              label={t("metrics.budget")}
              share={budget.used / budget.limit}
              text={t("metrics.ofBudget", { used: number(budget.used), limit: number(budget.limit) })}
            />
            <span className="mt-1 block">
              {t("metrics.ofBudget", { used: number(budget.used), limit: number(budget.limit) })}
            </span>
          </>
        )}
      </Figure>
    </dl>
  )
}

const Figure = ({ label, value, children }: { label: string; value: string; children?: React.ReactNode }) => (
  <div className="flex flex-col gap-y-1 px-6 py-4">
    <dt className="txt-compact-small text-ui-fg-subtle">{label}</dt>
    <dd className="flex flex-col gap-y-1">
      <span className="h1-core tabular-nums">{value}</span>
      <span className="txt-compact-small text-ui-fg-subtle">{children}</span>
    </dd>
  </div>
)

const Refusals = ({
  refusals,
  campaign_id,
}: {
  refusals: MetricsAnswer["refusals"]
  campaign_id: string
}) => {
  const { t, number } = useWords()
  const most = Math.max(1, ...refusals.map(({ count }) => count))
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex items-center justify-between">
        <Text size="small" weight="plus">
          {t("metrics.refusals")}
        </Text>
        {refusals.length > 0 && (
          <Link
            to={`/redemptions/attempts?campaign_id=${campaign_id}`}
            className="txt-compact-small text-ui-fg-base underline"
          >
            {t("metrics.allRefusals")}
          </Link>
        )}
      </div>
      {refusals.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("metrics.noRefusals")}
        </Text>
      ) : (
        <ul className="flex flex-col gap-y-2">
          {refusals.map(({ code, count }) => (
            <li key={code} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-center gap-x-3">
              <Text size="small" className="text-ui-fg-subtle">
                {t(`refusal.${code}`, { defaultValue: code })}
              </Text>
              <div aria-hidden className="bg-ui-bg-component-pressed h-1.5 overflow-hidden rounded-full">
                <div
                  className="bg-ui-tag-orange-icon h-full rounded-full"
                  style={{ width: `${(100 * count) / most}%` }}
                />
              </div>
              <Text size="small" className="text-end tabular-nums">
                {number(count)}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
