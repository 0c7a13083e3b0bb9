import { Text } from "@medusajs/ui"
import { useState, type KeyboardEvent } from "react"
import { Link } from "react-router-dom"
import type { MetricsAnswer } from "../../../contracts/answer-schemas"
import { useWords } from "../../lib/words"
import { chartDays, type ChartDay } from "./chart-days"

const height = 120
const step = 12

/** Redemptions and refusals over time as bars; ← and → read them one by one, and a table holds the same figures. */
export const RedemptionsChart = ({
  series,
  from,
  interval,
  campaign_id,
}: {
  series: MetricsAnswer["series"]
  from: string | undefined
  interval: "day" | "week"
  campaign_id: string
}) => {
  const { t, date, number } = useWords()
  const [cursor, setCursor] = useState<number | null>(null)
  const days = chartDays(series, from, interval, new Date())
  const total = days.reduce((sum, { redemptions }) => sum + redemptions, 0)
  const refused = days.reduce((sum, { refusals }) => sum + refusals, 0)
  if (total + refused === 0) {
    return (
      <div className="flex flex-col items-center gap-y-1 px-6 py-10 text-center">
        <Text size="small" weight="plus">
          {t("chart.empty")}
        </Text>
        <Link
          to={`/redemptions/simulate?campaign_id=${campaign_id}`}
          className="txt-small text-ui-fg-base underline"
        >
          {t("chart.try")}
        </Link>
      </div>
    )
  }
  const most = Math.max(1, ...days.map(({ redemptions, refusals }) => redemptions + refusals))
  const scale = (count: number) => (count / most) * height
  const read = (day: ChartDay | undefined) =>
    day
      ? t("chart.reading", {
          date: date(day.start),
          redemptions: number(day.redemptions),
          refusals: number(day.refusals),
        })
      : ""
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (by !== undefined) {
      event.preventDefault()
      setCursor((at) => Math.min(days.length - 1, Math.max(0, (at ?? (by > 0 ? -1 : days.length)) + by)))
    }
  }
  const shown = cursor === null ? undefined : days[cursor]
  return (
    <figure className="flex flex-col gap-y-2 px-6 py-4">
      <figcaption className="txt-compact-small text-ui-fg-subtle flex flex-wrap items-center gap-x-4 gap-y-1">
        <Key color="bg-ui-fg-interactive" label={t("metrics.redemptions")} />
        <Key color="bg-ui-tag-orange-icon" label={t("metrics.refusals")} />
        <span aria-live="polite" className="ms-auto tabular-nums">
          {read(shown)}
        </span>
      </figcaption>
      <svg
        role="img"
        tabIndex={0}
        aria-label={t("chart.summary", { total: number(total), refused: number(refused) })}
        viewBox={`0 0 ${days.length * step} ${height}`}
        preserveAspectRatio="none"
        className="focus-visible:shadow-borders-focus h-32 w-full rounded border-b outline-none"
        onKeyDown={onKeyDown}
        onMouseLeave={() => setCursor(null)}
        onBlur={() => setCursor(null)}
      >
        {[0, 0.5].map((share) => (
          <line
            key={share}
            x1={0}
            x2={days.length * step}
            y1={height * share}
            y2={height * share}
            stroke="var(--border-base)"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {days.map(({ start, redemptions, refusals }, index) => (
          <g key={start} onMouseEnter={() => setCursor(index)}>
            <rect
              x={index * step}
              y={0}
              width={step}
              height={height}
              fill={index === cursor ? "var(--bg-base-hover)" : "transparent"}
            />
            <rect
              x={index * step + 2}
              y={height - scale(redemptions)}
              width={step - 4}
              height={scale(redemptions)}
              fill="var(--fg-interactive)"
            />
            <rect
              x={index * step + 2}
              y={height - scale(redemptions + refusals)}
              width={step - 4}
              height={scale(refusals)}
              fill="var(--tag-orange-icon)"
            />
          </g>
        ))}
      </svg>
      <div aria-hidden className="txt-compact-xsmall text-ui-fg-subtle flex justify-between">
        <span>{date(days[0]?.start)}</span>
        <span>{date(days[days.length - 1]?.start)}</span>
      </div>
      <details>
        <summary className="txt-compact-small text-ui-fg-base focus-visible:shadow-borders-focus w-fit cursor-pointer rounded outline-none">
          {t("chart.table")}
        </summary>
        <div className="mt-2 max-h-64 overflow-auto" tabIndex={0} role="region" aria-label={t("chart.table")}>
          <table className="txt-small w-full">
            <caption className="sr-only">{t("chart.caption")}</caption>
            <thead>
              <tr className="text-ui-fg-subtle border-b">
                <th scope="col" className="py-1 text-start font-medium">
                  {t(`chart.${interval}`)}
                </th>
                <th scope="col" className="py-1 text-end font-medium">
                  {t("metrics.redemptions")}
                </th>
                <th scope="col" className="py-1 text-end font-medium">
                  {t("metrics.refusals")}
                </th>
              </tr>
            </thead>
            <tbody>
              {days
                .filter(({ redemptions, refusals }) => redemptions + refusals > 0)
                .map(({ start, redemptions, refusals }) => (
                  <tr key={start} className="border-b last:border-b-0">
                    <th scope="row" className="py-1 text-start font-normal">
                      {date(start)}
                    </th>
                    <td className="py-1 text-end tabular-nums">{number(redemptions)}</td>
                    <td className="py-1 text-end tabular-nums">{number(refusals)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

const Key = ({ color, label }: { color: string; label: string }) => (
  <span className="flex items-center gap-x-1.5">
    <span aria-hidden className={`size-2 rounded-sm ${color}`} />
    {label}
  </span>
)
