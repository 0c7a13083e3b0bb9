import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import type { ReferralFiguresAnswer } from "../../../contracts/referral"
import { get } from "../../lib/api/client"
import { useWords } from "../../lib/words"
import { TextLink } from "../member/member-link"
import { Card } from "../shared/card"
import { ReadRow, ReadRows } from "../shared/read-rows"

/** How many members a referral campaign brought, and who brought them. */
export const ReferralsCard = ({ campaign_id }: { campaign_id: string }) => {
  const { t, number } = useWords()
  const { data, error, refetch } = useQuery({
    queryKey: ["redemption_referrals", campaign_id],
    queryFn: () =>
      get<{ referrals: ReferralFiguresAnswer }>(`/admin/redemption-campaigns/${campaign_id}/referrals`),
    staleTime: 0,
  })
  const figures = data?.referrals
  return (
    <Card
      title={t("referrals.title")}
      description={t("referrals.description")}
      error={error}
      onRetry={() => void refetch()}
      isLoading={!figures}
      height={220}
    >
      {figures && (
        <>
          <ReadRows>
            <ReadRow name={t("referrals.members")}>{number(figures.referred_members)}</ReadRow>
            <ReadRow name={t("referrals.referrers")}>{number(figures.referrers)}</ReadRow>
            <ReadRow name={t("referrals.share")}>
              {t("referrals.ofRedemptions", {
                referred: number(figures.referred_redemptions),
                all: number(figures.redemptions),
              })}
            </ReadRow>
            <ReadRow name={t("referrals.points")}>{number(figures.referrer_points)}</ReadRow>
          </ReadRows>
          <Top rows={figures.top} />
        </>
      )}
    </Card>
  )
}

const Top = ({ rows }: { rows: ReferralFiguresAnswer["top"] }) => {
  const { t, number } = useWords()
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Text size="small" weight="plus">
        {t(rows.length === 0 ? "referrals.topEmpty" : "referrals.top")}
      </Text>
      <ol className="flex flex-col gap-y-2">
        {rows.map(({ customer_id, email, referred_members, points }) => (
          <li key={customer_id} className="txt-small flex flex-wrap justify-between gap-x-4">
            {email ? (
              <TextLink to={`/redemptions/members/${customer_id}`}>{email}</TextLink>
            ) : (
              <span className="text-ui-fg-subtle">{t("referrals.gone")}</span>
            )}
            <span className="text-ui-fg-subtle flex gap-x-3 tabular-nums">
              <span>{t("referrals.brought", { count: referred_members })}</span>
              <span>{t("referrals.gotPoints", { count: points, points: number(points) })}</span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
