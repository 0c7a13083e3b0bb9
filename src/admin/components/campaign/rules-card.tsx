import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { useWords } from "../../lib/words"
import { useRuleSentences } from "../rules/sentences"
import { Card } from "../shared/card"

/** The rules in words: when each holds, and what it does. */
export const RulesCard = ({ campaign }: { campaign: CampaignAnswer }) => {
  const { t, number } = useWords()
  const { conditionInWords, effectInWords } = useRuleSentences(campaign.rules)
  return (
    <Card
      title={t("campaign.rules")}
      description={t("campaign.version", { version: number(campaign.version) })}
      actions={
        campaign.status === "archived" ? undefined : (
          <Button size="small" variant="secondary" asChild>
            <Link to={`/redemptions/${campaign.id}/rules?tab=rules`}>{t("campaign.editRules")}</Link>
          </Button>
        )
      }
    >
      {campaign.rules.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-8 text-center">
          {t("campaign.noRules")}
        </Text>
      )}
      {campaign.rules.map((rule, index) => (
        <section
          key={index}
          aria-label={rule.name || t("rules.rule", { number: index + 1 })}
          className="px-6 py-4"
        >
          <Text size="small" weight="plus">
            {rule.name || t("rules.rule", { number: index + 1 })}
          </Text>
          <div className="mt-2 grid grid-cols-1 gap-3 sm:grid-cols-2">
            <Part
              title={t("rules.when")}
              lines={rule.conditions.length > 0 ? rule.conditions.map(conditionInWords) : [t("rules.always")]}
            />
            <Part
              title={
                rule.target === "referrer" ? `${t("rules.then")}: ${t("rules.referrer")}` : t("rules.then")
              }
              lines={rule.effects.map(effectInWords)}
            />
          </div>
        </section>
      ))}
    </Card>
  )
}

const Part = ({ title, lines }: { title: string; lines: string[] }) => (
  <div className="bg-ui-bg-component shadow-borders-base rounded-lg p-3">
    <Text size="xsmall" weight="plus" className="text-ui-fg-subtle">
      {title}
    </Text>
    <ul>
      {lines.map((line) => (
        <li key={line} className="txt-small break-words">
          {line}
        </li>
      ))}
    </ul>
  </div>
)
