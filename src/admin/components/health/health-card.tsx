import { CheckCircleSolid, ExclamationCircleSolid } from "@medusajs/icons"
import { Alert, Badge, Button, Text } from "@medusajs/ui"
import type { HealthAnswer } from "../../../contracts/answer-schemas"
import { useHealth } from "../../lib/api/health"
import { useWords } from "../../lib/words"
import { Card } from "../shared/card"

/** The words of each check of the view `redemption_health`, by what the view calls it. */
const wordsOf: Record<string, string> = {
  "uses of a code = its redemptions": "uses",
  "counters = what redemptions moved": "counters",
  "balance = sum of entries": "balances",
  "one entry per points effect": "entries",
  "codes of a batch": "batches",
  "the counts of a task": "tasks",
  "no redemption from an unavailable batch": "available",
  "canonical forms are unique": "unique",
  "campaign counters within what was given": "positive",
  "an effect that is done has its outcome": "effects",
}

/** What must always be true of the books, and whether it is. */
export const HealthCard = () => {
  const { t, dateTime } = useWords()
  const { data, error, isFetching, refetch, dataUpdatedAt } = useHealth()
  const broken = data?.checks.reduce((sum, { residue }) => sum + residue, 0) ?? 0
  return (
    <Card
      title={t("health.title")}
      level="h1"
      description={t("health.subtitle")}
      error={data ? undefined : error}
      onRetry={() => void refetch()}
      isLoading={!data}
      height={400}
      actions={
        <Button size="small" variant="secondary" isLoading={isFetching} onClick={() => void refetch()}>
          {t("health.again")}
        </Button>
      }
    >
      <div className="flex flex-col gap-y-2 px-6 py-4">
        <div role="status">
          <Alert variant={data?.ok ? "success" : "error"}>
            <Text size="small" weight="plus" className="text-ui-fg-base">
              {t(data?.ok ? "health.wellTitle" : "health.brokenTitle")}
            </Text>
            <Text size="small" className="text-ui-fg-subtle">
              {data?.ok
                ? t("health.well", { count: data.checks.length })
                : t("health.broken", { count: broken })}
            </Text>
          </Alert>
        </div>
        <Text size="small" className="text-ui-fg-subtle">
          {t("health.checkedAt", { moment: dateTime(new Date(dataUpdatedAt)) })}
        </Text>
      </div>
      <ul className="divide-y">
        {data?.checks.map((check) => (
          <CheckRow key={check.id + check.check} check={check} />
        ))}
      </ul>
    </Card>
  )
}

const CheckRow = ({ check }: { check: HealthAnswer["checks"][number] }) => {
  const { t } = useWords()
  const words = wordsOf[check.check]
  const holds = check.residue === 0
  return (
    <li className="flex items-start gap-x-3 px-6 py-4">
      {holds ? (
        <CheckCircleSolid className="text-ui-tag-green-icon mt-0.5 shrink-0" aria-hidden />
      ) : (
        <ExclamationCircleSolid className="text-ui-tag-red-icon mt-0.5 shrink-0" aria-hidden />
      )}
      <div className="min-w-0 flex-1">
        <Text size="small" weight="plus">
          {words ? t(`healthCheck.${words}`) : check.check}
        </Text>
        {words && (
          <Text size="small" className="text-ui-fg-subtle">
            {t(`healthCheck.${words}Hint`)}
          </Text>
        )}
      </div>
      <Badge size="2xsmall" color={holds ? "green" : "red"} className="shrink-0">
        {holds ? t("health.holds") : t("health.breaks", { count: check.residue })}
      </Badge>
    </li>
  )
}
