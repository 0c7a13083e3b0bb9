import { CheckCircleSolid, InformationCircleSolid, Spinner, XCircleSolid } from "@medusajs/icons"
import { Button, clx, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import type { RedeemAnswer } from "../../../contracts/answers"
import type { SimulationAnswer } from "../../../contracts/simulation"
import { messageOf } from "../../lib/api/client"
import { useConfirm } from "../../lib/confirm"
import { useWords } from "../../lib/words"
import { useEffectWords } from "../redemptions/effect-words"
import { addressOf, emptySimulation } from "../simulator/simulation-draft"
import type { Counter } from "./use-counter"

/** What the code is worth to this member, or why it is not; then what became of it. Read out when it changes. */
export const Verdict = ({ counter, customer_id }: { counter: Counter; customer_id: string | undefined }) => (
  <div role="status" aria-atomic className="flex flex-col gap-y-4 empty:hidden">
    <Contents counter={counter} customer_id={customer_id} />
  </div>
)

const Contents = ({ counter, customer_id }: { counter: Counter; customer_id: string | undefined }) => {
  const { t } = useWords()
  const { last, dryRun, isChecking, isChecked, isWaitingForMember } = counter
  if (last) {
    return last.type === "redemption" ? <Done answer={last} /> : <Refused error={last.error} />
  }
  if (isWaitingForMember) {
    return <Panel tone="plain" icon={<InformationCircleSolid />} title={t("counter.memberFirst")} />
  }
  if (isChecking) {
    return <Panel tone="plain" icon={<Spinner className="animate-spin" />} title={t("counter.checking")} />
  }
  if (dryRun.error) {
    return <Panel tone="bad" icon={<XCircleSolid />} title={messageOf(dryRun.error)} />
  }
  if (!isChecked || !dryRun.data) {
    return null
  }
  const { verdict, error, campaign } = dryRun.data
  return (
    <>
      {verdict === "redemption" ? (
        <Counts answer={dryRun.data} ignoresLimit={counter.ignoresLimit} />
      ) : (
        error && (
          <Refused error={error} name={campaign?.name}>
            {error.reason === "member_limit_reached" && <IgnoreLimit counter={counter} />}
            <Button type="button" size="small" variant="transparent" asChild>
              <Link to={simulatorPage({ code: counter.typed.trim(), customer_id: customer_id ?? "" })}>
                {t("counter.simulate")}
              </Link>
            </Button>
          </Refused>
        )
      )}
    </>
  )
}

const simulatorPage = (asked: { code: string; customer_id: string }) => ({
  pathname: "/redemptions/simulate",
  ...addressOf({ ...emptySimulation(), ...asked }),
})

const tones = {
  good: "text-ui-tag-green-icon",
  bad: "text-ui-tag-red-icon",
  plain: "text-ui-fg-subtle",
}

const Panel = ({
  tone,
  icon,
  title,
  isLarge = false,
  children,
}: {
  tone: keyof typeof tones
  icon: ReactNode
  title: string
  isLarge?: boolean
  children?: ReactNode
}) => (
  <div className="bg-ui-bg-component shadow-elevation-card-rest flex items-start gap-x-3 rounded-lg px-4 py-3">
    <span aria-hidden className={clx("mt-0.5 shrink-0", tones[tone], isLarge && "[&_svg]:size-6")}>
      {icon}
    </span>
    <div className="flex min-w-0 flex-col gap-y-1 [overflow-wrap:anywhere]">
      <Text size={isLarge ? "large" : "small"} weight="plus" leading="compact">
        {title}
      </Text>
      {children}
    </div>
  </div>
)

const Line = ({ children }: { children: ReactNode }) => (
  <Text size="small" className="text-ui-fg-subtle">
    {children}
  </Text>
)

const Counts = ({ answer, ignoresLimit }: { answer: SimulationAnswer; ignoresLimit: boolean }) => {
  const { t, number, list } = useWords()
  const { campaign, effects, points: account } = answer
  const gains = effects
    .filter(({ target }) => target === "member")
    .map(({ type, points }) =>
      points === undefined
        ? t([`gives.${type}`, "gives.other"], { type })
        : t(`gave.${type}`, { count: Math.abs(points), points: number(Math.abs(points)) })
    )
  return (
    <Panel tone="good" icon={<CheckCircleSolid />} title={campaign?.name ?? t("counter.counts")}>
      <Text size="small">{list(gains)}</Text>
      {account && account.before !== account.after && (
        <Line>{t("counter.balance", { before: number(account.before), after: number(account.after) })}</Line>
      )}
      {account && account.pending > 0 && (
        <Line>{t("counter.pending", { count: account.pending, points: number(account.pending) })}</Line>
      )}
      {ignoresLimit && <Line>{t("counter.limitIgnored")}</Line>}
    </Panel>
  )
}

type Fault = {
  code: string
  reason?: string
  message: string
  retry_at?: string
  details?: Record<string, unknown>
}

const Refused = ({ error, name, children }: { error: Fault; name?: string; children?: ReactNode }) => {
  const { t, dateTime } = useWords()
  const reason = error.reason ?? String(error.details?.reason ?? error.code)
  return (
    <Panel tone="bad" icon={<XCircleSolid />} title={t([`refusal.${reason}`, "counter.refused"])}>
      {name && <Text size="small">{name}</Text>}
      <Line>{t([`why.${reason}`, "why.other"])}</Line>
      {error.retry_at && <Line>{t("counter.retryAt", { at: dateTime(error.retry_at) })}</Line>}
      <Line>{t("counter.shopper", { message: error.message })}</Line>
      {children && <div className="-mx-2 flex flex-wrap gap-2 pt-1">{children}</div>}
    </Panel>
  )
}

const Done = ({ answer }: { answer: Extract<RedeemAnswer, { type: "redemption" }> }) => {
  const { t, number, list } = useWords()
  const { campaign, effects, repeated, status } = answer.redemption
  const own = effects.map(({ type, points, coupon_code }) => ({ type, points, payload: { coupon_code } }))
  const words = useEffectWords([])
  const isWaiting = status === "partially_applied" || effects.some((effect) => effect.status === "pending")
  return (
    <Panel tone="good" icon={<CheckCircleSolid />} title={t("counter.redeemed")} isLarge>
      <Text size="small">{campaign.name}</Text>
      <Text size="small">
        {list(
          own.map((effect) =>
            effect.points === undefined && !effect.payload.coupon_code
              ? t([`gives.${effect.type}`, "gives.other"], { type: effect.type })
              : words.gave(effect)
          )
        )}
      </Text>
      <Line>
        {t("counter.newBalance", { count: answer.points.balance, points: number(answer.points.balance) })}
      </Line>
      {repeated && <Line>{t("counter.repeated")}</Line>}
      {isWaiting && <Line>{t("counter.waiting")}</Line>}
      <Line>{t("counter.nextHint")}</Line>
    </Panel>
  )
}

/** Past the member's limit, on purpose and by name. */
const IgnoreLimit = ({ counter }: { counter: Counter }) => {
  const { t } = useWords()
  const confirm = useConfirm()
  const ask = async () => {
    const isSure = await confirm({
      title: t("counter.ignoreTitle"),
      description: t("counter.ignoreHint"),
      confirm: t("counter.ignoreConfirm"),
      isDanger: false,
    })
    if (isSure) {
      counter.setIgnoresLimit(true)
    }
  }
  return (
    <Button type="button" size="small" variant="transparent" onClick={() => void ask()}>
      {t("counter.ignoreLimit")}
    </Button>
  )
}
