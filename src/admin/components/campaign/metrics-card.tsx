import { Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useMetrics, type Metrics } from "../../lib/api"
import { Failed } from "../shared/failed"
import { RedemptionsChart } from "./redemptions-chart"

/** How the campaign does: figures, redemptions over time, refusals by reason. */
export const MetricsCard = ({ id }: { id: string }) => {
  const { t, i18n } = useTranslation("redemption")
  const { data, error, refetch } = useMetrics(id)
  const number = new Intl.NumberFormat(i18n.language)
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 1 })
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("metrics.title")}</Heading>
      </div>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <dl className="grid grid-cols-2 gap-4 px-6 py-4 md:grid-cols-4">
            <Figure label={t("metrics.redemptions")} value={number.format(data.totals.redemptions)} />
            <Figure label={t("metrics.unused")} value={number.format(data.totals.unused)} />
            <Figure label={t("metrics.rate")} value={percent.format(data.totals.rate)} />
            <Figure label={t("metrics.points")} value={pointsOf(data.totals, number)} />
          </dl>
          <RedemptionsChart series={data.series} />
          {data.refusals.length > 0 && (
            <div className="px-6 py-4">
              <Text size="small" weight="plus">
                {t("metrics.refusals")}
              </Text>
              <ul>
                {data.refusals.map(({ code, count }) => (
                  <li key={code}>
                    <Text size="small" className="text-ui-fg-subtle">
                      {t(`refusal.${code}`, { defaultValue: code })}: {number.format(count)}
                    </Text>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </>
      )}
    </Container>
  )
}

function pointsOf({ points, budget }: Metrics["totals"], number: Intl.NumberFormat): string {
  return budget.limit === null
    ? number.format(points)
    : `${number.format(budget.used)} / ${number.format(budget.limit)}`
}

const Figure = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt className="txt-compact-small text-ui-fg-subtle">{label}</dt>
    <dd className="h2-core">{value}</dd>
  </div>
)
