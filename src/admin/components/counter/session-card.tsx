import { Container, Heading, Text } from "@medusajs/ui"
import { useCustomer } from "../../lib/api/members"
import { useCodeOfRedemption } from "../../lib/api/redemptions"
import { memberName } from "../../lib/member-name"
import { useWords } from "../../lib/words"
import { TextLink } from "../member/member-link"
import { CodeText } from "../shared/code-text"
import type { Redeemed } from "./use-counter"

/** What was redeemed here since the page was opened, newest first. */
export const SessionCard = ({ session }: { session: Redeemed[] }) => {
  const { t } = useWords()
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <Heading level="h2">{t("counter.session")}</Heading>
        {session.length > 0 && (
          <Text size="small" className="text-ui-fg-subtle tabular-nums">
            {t("counter.sessionCount", { count: session.length })}
          </Text>
        )}
      </div>
      {session.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("counter.sessionEmpty")}
        </Text>
      ) : (
        <ul className="max-h-96 divide-y overflow-y-auto">
          {session.map((redeemed) => (
            <Row key={redeemed.at.getTime()} redeemed={redeemed} />
          ))}
        </ul>
      )}
    </Container>
  )
}

const Row = ({ redeemed: { answer, customer_id, at } }: { redeemed: Redeemed }) => {
  const { t, number, dateTime } = useWords()
  const customer = useCustomer(customer_id)
  const { id, campaign, points } = answer.redemption
  const code = useCodeOfRedemption(id)
  return (
    <li className="flex flex-col gap-y-1 px-6 py-3">
      <div className="flex items-center justify-between gap-x-2">
        {code.data ? <CodeText code={code.data.code} canCopy={false} /> : <span />}
        <TextLink to={`/redemptions/history/${id}`}>{dateTime(at)}</TextLink>
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle [overflow-wrap:anywhere]">
        {memberName(customer.data, customer_id)}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle [overflow-wrap:anywhere]">
        {points === 0
          ? campaign.name
          : t("counter.sessionPoints", { count: points, points: number(points), campaign: campaign.name })}
      </Text>
    </li>
  )
}
