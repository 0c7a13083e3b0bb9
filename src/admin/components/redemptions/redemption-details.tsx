import { Button, Heading, Text, toast } from "@medusajs/ui"
import type { EffectRecord, RedemptionRecord } from "../../../contracts/redemption-record"
import { messageOf } from "../../lib/api/client"
import { useRetryEffect } from "../../lib/api/redemptions"
import { useWords } from "../../lib/words"
import { MemberLink, TextLink } from "../member/member-link"
import { CodeText } from "../shared/code-text"
import { ReadRow, ReadRows } from "../shared/read-rows"
import { Trace } from "../simulator/trace"
import { useEffectWords } from "./effect-words"
import { EffectBadge, RedemptionBadge } from "./status-badges"

/** All that is known of one redemption: what, who, when, what it gave, and why it counted. */
export const RedemptionDetails = ({ redemption }: { redemption: RedemptionRecord }) => {
  const { t, dateTime } = useWords()
  const { code, campaign, customer, customer_id, order, order_id } = redemption
  return (
    <div className="flex flex-col divide-y">
      <ReadRows>
        <ReadRow name={t("redemptions.status")}>
          <RedemptionBadge status={redemption.status} />
        </ReadRow>
        <ReadRow name={t("redemptions.code")}>{code ? <CodeText code={code.code} /> : "–"}</ReadRow>
        <ReadRow name={t("redemptions.member")}>
          <MemberLink customer={customer} id={customer_id} />
        </ReadRow>
        <ReadRow name={t("redemptions.campaign")}>
          {campaign ? <TextLink to={`/redemptions/${campaign.id}`}>{campaign.name}</TextLink> : "–"}
        </ReadRow>
        <ReadRow name={t("redemptions.when")}>{dateTime(redemption.created_at)}</ReadRow>
        <ReadRow name={t("redemptions.channel")}>
          {redemption.requested_by_user
            ? t("redemptions.byStaff", { email: redemption.requested_by_user.email })
            : t(`channel.${redemption.channel}`)}
        </ReadRow>
        {order_id && (
          <ReadRow name={t("redemptions.order")}>
            <TextLink to={`/orders/${order_id}`}>{order ? `#${order.display_id}` : order_id}</TextLink>
          </ReadRow>
        )}
        {redemption.note && <ReadRow name={t("redemptions.note")}>{redemption.note}</ReadRow>}
      </ReadRows>
      {redemption.reversed_at && <Reversal redemption={redemption} />}
      <Section title={t("redemptions.gave")}>
        <Effects redemption={redemption} />
      </Section>
      <Section title={t("redemptions.why")} hint={t("redemptions.whyHint")}>
        <Trace trace={redemption.trace} rules={campaign?.rules ?? []} />
      </Section>
    </div>
  )
}

const Section = ({ title, hint, children }: { title: string; hint?: string; children: React.ReactNode }) => (
  <section className="flex flex-col gap-y-4 px-6 py-4">
    <div>
      <Heading level="h3">{title}</Heading>
      {hint && (
        <Text size="small" className="text-ui-fg-subtle">
          {hint}
        </Text>
      )}
    </div>
    {children}
  </section>
)

const Reversal = ({ redemption }: { redemption: RedemptionRecord }) => {
  const { t, dateTime } = useWords()
  return (
    <ReadRows>
      <ReadRow name={t("redemptions.reversedAt")}>{dateTime(redemption.reversed_at)}</ReadRow>
      <ReadRow name={t("redemptions.reversedBy")}>
        {redemption.reversed_by_user?.email ?? redemption.reversed_by ?? t("redemptions.bySystem")}
      </ReadRow>
      {redemption.reversal_reason && (
        <ReadRow name={t("redemptions.reason")}>{redemption.reversal_reason}</ReadRow>
      )}
    </ReadRows>
  )
}

const Effects = ({ redemption }: { redemption: RedemptionRecord }) => {
  const { t } = useWords()
  const { effects } = redemption
  const words = useEffectWords(effects)
  if (effects.length === 0) {
    return <Text size="small">{t("redemptions.gaveNothing")}</Text>
  }
  return (
    <ul className="flex flex-col gap-y-3">
      {effects.map((effect) => (
        <li key={effect.id} className="flex flex-col gap-y-2">
          <div className="flex items-start justify-between gap-x-4">
            <Text as="span" size="small" className="min-w-0 [overflow-wrap:anywhere]">
              {effect.target === "referrer"
                ? t("redemptions.toReferrer", { what: words.gave(effect) })
                : words.gave(effect)}
            </Text>
            <EffectBadge status={effect.status} />
          </div>
          <Fault redemption_id={redemption.id} effect={effect} what={words.gave(effect)} />
        </li>
      ))}
    </ul>
  )
}

/** What went wrong with an effect, what happens next, and a try at once for one that was given up. */
const Fault = ({
  redemption_id,
  effect,
  what,
}: {
  redemption_id: string
  effect: EffectRecord
  what: string
}) => {
  const { t, dateTime } = useWords()
  const retry = useRetryEffect(redemption_id)
  if (!effect.error) {
    return null
  }
  const tryAgain = () =>
    retry.mutate(effect.id, {
      onSuccess: ({ redemption }) => {
        const now = redemption.effects.find(({ id }) => id === effect.id)
        if (now?.status === "applied") {
          toast.success(t("redemptions.retried", { what }))
        } else {
          toast.error(now?.error ?? t("redemptions.retryFailed"))
        }
      },
      onError: (error) => void toast.error(messageOf(error)),
    })
  return (
    <div className="bg-ui-bg-subtle flex flex-col items-start gap-y-2 rounded-md px-3 py-2">
      <Text size="small" className="text-ui-fg-error [overflow-wrap:anywhere]">
        {effect.error}
      </Text>
      {effect.status === "pending" && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("redemptions.nextTry", { count: effect.attempts, at: dateTime(effect.next_attempt_at) })}
        </Text>
      )}
      {effect.status === "failed" && (
        <>
          <Text size="xsmall" className="text-ui-fg-subtle">
            {t("redemptions.givenUp", { count: effect.attempts })}
          </Text>
          <Button size="small" variant="secondary" isLoading={retry.isPending} onClick={tryAgain}>
            {t("redemptions.retry")}
          </Button>
        </>
      )}
    </div>
  )
}
