import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"
import type { AttemptRecord, RedemptionRecord } from "../../../contracts/redemption-record"
import { get, post } from "../../lib/api/client"
import type { CodeRow } from "../../lib/api/codes"
import { useWords } from "../../lib/words"
import { Card } from "../shared/card"

const live = { staleTime: 0, refetchInterval: 5_000 }
const most = 50

/** Everything that was tried with a code, the newest first: redemptions, and refusals with their reason. */
export const CodeHistory = ({ code }: { code: CodeRow }) => {
  const { t, dateTime, number } = useWords()
  const redemptions = useQuery({
    queryKey: ["redemption_history", "code", code.id],
    queryFn: () =>
      get<{ redemptions: RedemptionRecord[] }>("/admin/redemptions", { code_id: code.id, limit: most }),
    ...live,
  })
  const attempts = useQuery({
    queryKey: ["redemption_attempts", "code", code.id],
    queryFn: () =>
      post<{ redemption_attempts: AttemptRecord[] }>("/admin/redemption-attempts/search", {
        code: code.code,
        limit: most,
      }),
    ...live,
  })
  const lines = [
    ...(redemptions.data?.redemptions ?? []).map(
      ({ id, created_at, customer, customer_id, points, status }) => ({
        id,
        at: created_at,
        to: `/redemptions/history/${id}`,
        who: customer?.email ?? customer_id,
        what: t(`redemptionStatus.${status}`),
        more: t("code.points", { count: points, points: number(points) }),
      })
    ),
    ...(attempts.data?.redemption_attempts ?? []).map(
      ({ id, created_at, customer, customer_id, refusal }) => ({
        id,
        at: created_at,
        to: null,
        who: customer?.email ?? customer_id ?? "–",
        what: t("code.refused"),
        more: t(`refusal.${refusal}`, { defaultValue: refusal }),
      })
    ),
  ].sort((a, b) => (a.at < b.at ? 1 : -1))
  const error = redemptions.error ?? attempts.error
  return (
    <Card
      title={t("code.history")}
      error={error}
      onRetry={() => void Promise.all([redemptions.refetch(), attempts.refetch()])}
      isLoading={!redemptions.data || !attempts.data}
    >
      {lines.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-8 text-center">
          {t("code.never")}
        </Text>
      ) : (
        <ol className="divide-y">
          {lines.map(({ id, at, to, who, what, more }) => (
            <li
              key={id}
              className="txt-small grid grid-cols-1 gap-x-4 gap-y-0.5 px-6 py-3 sm:grid-cols-[auto_minmax(0,1fr)_auto]"
            >
              {to ? (
                <Link to={to} className="text-ui-fg-base underline">
                  {dateTime(at)}
                </Link>
              ) : (
                <span>{dateTime(at)}</span>
              )}
              <span className="text-ui-fg-subtle truncate">{who}</span>
              <span className="tabular-nums">
                {what} · {more}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
