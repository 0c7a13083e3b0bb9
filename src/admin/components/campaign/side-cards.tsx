import { Pencil } from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"
import { Link, useLocation } from "react-router-dom"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { useCustomerGroups, useEventSchemas, useTiers } from "../../lib/api/shop"
import { useWords } from "../../lib/words"
import { useLimitSentences } from "../rules/sentences"
import { Card } from "../shared/card"
import { ReadRow, ReadRows } from "../shared/read-rows"

type Props = { campaign: CampaignAnswer }

const EditLink = ({ campaign, what, to }: Props & { what: string; to: string }) => {
  const { t } = useWords()
  const { search } = useLocation()
  if (campaign.status === "archived") {
    return null
  }
  return (
    <IconButton size="small" variant="transparent" asChild>
      <Link
        to={{ pathname: `/redemptions/${campaign.id}/${to}`, search }}
        aria-label={t("campaign.editPart", { what })}
      >
        <Pencil />
      </Link>
    </IconButton>
  )
}

export const DetailsCard = ({ campaign }: Props) => {
  const { t, dateTime } = useWords()
  const { data: schemas } = useEventSchemas()
  const schema = schemas?.find(({ id }) => id === campaign.event_schema_id)
  const title = t("campaign.details")
  return (
    <Card title={title} actions={<EditLink campaign={campaign} what={title} to="edit" />}>
      <ReadRows>
        <ReadRow name={t("details.starts")}>
          {campaign.starts_at ? dateTime(campaign.starts_at) : t("wizard.startsAtOnce")}
        </ReadRow>
        <ReadRow name={t("details.ends")}>
          {campaign.ends_at ? dateTime(campaign.ends_at) : t("wizard.endsNever")}
        </ReadRow>
        <ReadRow name={t("wizard.type")}>{t(`campaignType.${campaign.type}`)}</ReadRow>
        <ReadRow name={t("wizard.schema")}>
          {schema ? (
            <Link to={`/redemptions/schemas/${schema.id}`} className="text-ui-fg-base underline">
              {schema.name}
            </Link>
          ) : (
            "–"
          )}
        </ReadRow>
        <ReadRow name={t("details.order")}>{campaign.display_order}</ReadRow>
        {campaign.description && <ReadRow name={t("details.description")}>{campaign.description}</ReadRow>}
      </ReadRows>
    </Card>
  )
}

export const LimitsCard = ({ campaign }: Props) => {
  const { t } = useWords()
  const sentences = useLimitSentences()(campaign.limits)
  const title = t("campaign.limits")
  return (
    <Card title={title} actions={<EditLink campaign={campaign} what={title} to="limits" />}>
      <ul className="txt-small text-ui-fg-subtle flex flex-col gap-y-2 px-6 py-4">
        {(sentences.length > 0 ? sentences : [t("wizard.noLimits")]).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Card>
  )
}

export const VisibilityCard = ({ campaign }: Props) => {
  const { t, list } = useWords()
  const { target, ids } = campaign.visibility
  const groups = useCustomerGroups(target === "segments")
  const tiers = useTiers(target === "tiers")
  const named = [...(groups.data ?? []), ...(tiers.data ?? [])]
  const title = t("campaign.visibility")
  return (
    <Card title={title} actions={<EditLink campaign={campaign} what={title} to="visibility" />}>
      <p className="txt-small text-ui-fg-subtle px-6 py-4">
        {ids.length > 0
          ? list(ids.map((id) => named.find((one) => one.id === id)?.name ?? id))
          : t(`visibility.${target}`)}
      </p>
    </Card>
  )
}

export const TranslationsCard = ({ campaign }: Props) => {
  const { t } = useWords()
  const translations = Object.entries(campaign.translations)
  const title = t("translations.title")
  return (
    <Card title={title} actions={<EditLink campaign={campaign} what={title} to="translations" />}>
      {translations.length === 0 ? (
        <p className="txt-small text-ui-fg-subtle px-6 py-4">{t("campaign.noTranslations")}</p>
      ) : (
        <ReadRows>
          {translations.map(([locale, { name }]) => (
            <ReadRow key={locale} name={locale}>
              <span lang={locale}>{name ?? "–"}</span>
            </ReadRow>
          ))}
        </ReadRows>
      )}
    </Card>
  )
}
