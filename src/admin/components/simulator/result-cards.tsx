import { Badge, Text } from "@medusajs/ui"
import type { SimulationAnswer } from "../../../contracts/simulation"
import { backendUrl } from "../../lib/sdk"
import { useWords } from "../../lib/words"
import { TextLink } from "../member/member-link"
import { Card } from "../shared/card"
import { Progress } from "../shared/progress"
import { ReadRow, ReadRows } from "../shared/read-rows"
import { SnippetText } from "../shared/snippets"
import { Status } from "../shared/status"

type Props = { simulation: SimulationAnswer }

/** A member who redeemed the code before: no check failed, and yet there is nothing to redeem. */
const isReplay = ({ verdict, trace }: SimulationAnswer) =>
  verdict === "rejection" && trace.every(({ passed }) => passed)

/** Yes or no in one line, and what the shopper would read. */
export const VerdictCard = ({ simulation }: Props) => {
  const { t, number, dateTime } = useWords()
  const { verdict, error, points, campaign } = simulation
  const outcome = isReplay(simulation) ? "replay" : verdict
  return (
    <Card
      title={t("verdict.title")}
      actions={
        <Status color={outcome === "redemption" ? "green" : outcome === "replay" ? "blue" : "red"}>
          {t(`verdict.${outcome}`)}
        </Status>
      }
    >
      <div role="status" className="sr-only">
        {t(`verdict.${outcome}`)}
      </div>
      <ReadRows>
        {outcome === "replay" && (
          <Text size="small" className="text-ui-fg-subtle px-6 py-4">
            {t("verdict.replayHint")}
          </Text>
        )}
        {campaign && (
          <ReadRow name={t("verdict.ofCampaign")}>
            <TextLink to={`/redemptions/${campaign.id}`}>{campaign.name}</TextLink>
          </ReadRow>
        )}
        {error && (
          <>
            <ReadRow name={t("verdict.reason")}>
              {t(`refusal.${error.reason}`, { defaultValue: error.reason })}
            </ReadRow>
            <ReadRow name={t("verdict.message")}>
              <q>{error.message}</q>
            </ReadRow>
            <ReadRow name={t("verdict.wireCode")}>
              <bdi dir="ltr" className="font-mono text-[13px]">
                {error.code}
              </bdi>
            </ReadRow>
            {error.retry_at && <ReadRow name={t("verdict.retryAt")}>{dateTime(error.retry_at)}</ReadRow>}
          </>
        )}
        {points && (
          <ReadRow name={t("verdict.points")}>
            <bdi dir="ltr" className="tabular-nums">
              {t("verdict.pointsMove", { before: number(points.before), after: number(points.after) })}
            </bdi>
            {points.pending !== 0 && (
              <Text size="small" className="text-ui-fg-subtle">
                {t("verdict.pointsPending", { points: number(points.pending) })}
              </Text>
            )}
          </ReadRow>
        )}
      </ReadRows>
    </Card>
  )
}

export const EffectsCard = ({ simulation }: Props) => {
  const { t, number } = useWords()
  const { effects } = simulation
  return (
    <Card title={t("verdict.effects")}>
      <ul className="flex flex-col gap-y-2 px-6 py-4">
        {effects.map((effect) => {
          const points = Math.abs(effect.points ?? 0)
          return (
            <li
              key={`${effect.rule_index}.${effect.effect_index}`}
              className="flex items-center justify-between gap-x-2"
            >
              <Text size="small">
                {t([`simulatedEffect.${effect.type}`, "simulatedEffect.other"], {
                  count: points,
                  points: number(points),
                  type: effect.type,
                  target: t(`simulatedEffect.${effect.target}`),
                })}
              </Text>
              <Badge size="2xsmall" className="shrink-0">
                {t("simulatedEffect.ofRule", { rule: effect.rule_index + 1 })}
              </Badge>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** How much room every limit of the campaign has. */
export const LimitsCard = ({ simulation }: Props) => {
  const { t, number, dateTime } = useWords()
  const { limits } = simulation
  return (
    <Card title={t("verdict.limits")}>
      <ul className="flex flex-col gap-y-4 px-6 py-4">
        {limits.length === 0 && (
          <Text as="span" size="small" className="text-ui-fg-subtle">
            {t("verdict.noLimits")}
          </Text>
        )}
        {limits.map((limit) => {
          const name = t(`simulatedLimit.${limit.scope}_${limit.kind}`)
          const used = t("simulatedLimit.used", {
            used: number(limit.used),
            limit: number(limit.limit),
          })
          return (
            <li key={`${limit.scope}.${limit.kind}`} className="flex flex-col gap-y-1.5">
              <div className="flex flex-wrap justify-between gap-x-2">
                <Text size="small" weight="plus">
                  {name}
                </Text>
                <Text size="small" className="text-ui-fg-subtle tabular-nums">
                  {used}
                </Text>
              </div>
              <Progress label={name} share={limit.limit === 0 ? 1 : limit.used / limit.limit} text={used} />
              <Text size="small" className="text-ui-fg-subtle">
                {limit.amount > 0 && `${t("simulatedLimit.takes", { amount: number(limit.amount) })} `}
                {t("simulatedLimit.remaining", { remaining: number(limit.remaining) })}
                {limit.ends_at && ` ${t("simulatedLimit.until", { moment: dateTime(limit.ends_at) })}`}
              </Text>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** The answer of the store API, and the call that gives it. The code and the keys are the reader's own. */
export const AnswerCard = ({ simulation }: Props) => {
  const { t } = useWords()
  const url = new URL("store/redemptions/validate", backendUrl()).href
  const call = [
    `curl -X POST '${url}' \\`,
    `  -H "x-publishable-api-key: $PUBLISHABLE_KEY" \\`,
    `  -H "Authorization: Bearer $CUSTOMER_TOKEN" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d "{\\"code\\": \\"$CODE\\"}"`,
  ].join("\n")
  return (
    <Card title={t("verdict.answer")}>
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <SnippetText
          label={t("verdict.answerLabel")}
          text={JSON.stringify(simulation.store_answer, null, 2)}
        />
        <SnippetText label={t("verdict.callLabel")} text={call} />
      </div>
    </Card>
  )
}
