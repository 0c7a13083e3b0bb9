import { useTranslation } from "react-i18next"
import type { Metrics } from "../../lib/api"

const height = 80

/** Redemptions per day as bars, and the same as a table for those who hear it. */
export const RedemptionsChart = ({ series }: { series: Metrics["series"] }) => {
  const { t, i18n } = useTranslation("redemption")
  if (series.length === 0) {
    return null
  }
  const shown = series.slice(-60)
  const most = Math.max(1, ...shown.map(({ redemptions }) => redemptions))
  const total = shown.reduce((sum, { redemptions }) => sum + redemptions, 0)
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium" })
  return (
    <figure className="px-6 py-4">
      <svg
        role="img"
        aria-label={t("chart.summary", { total, days: shown.length })}
        viewBox={`0 0 ${shown.length * 12} ${height}`}
        className="h-20 w-full"
        preserveAspectRatio="xMinYMax meet"
      >
        {shown.map(({ start, redemptions }, index) => {
          const size = redemptions === 0 ? 1 : Math.max(2, (redemptions / most) * height)
          return (
            <rect
              key={start}
              x={index * 12 + 1}
              y={height - size}
              width={10}
              height={size}
              fill="var(--fg-interactive)"
            >
              <title>{`${day.format(new Date(start))}: ${redemptions}`}</title>
            </rect>
          )
        })}
      </svg>
      <table className="sr-only">
        <caption>{t("chart.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("chart.day")}</th>
            <th scope="col">{t("metrics.redemptions")}</th>
            <th scope="col">{t("metrics.refusals")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ start, redemptions, refusals }) => (
            <tr key={start}>
              <th scope="row">{day.format(new Date(start))}</th>
              <td>{redemptions}</td>
              <td>{refusals}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
