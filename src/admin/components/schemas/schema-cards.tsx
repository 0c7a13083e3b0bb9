import { Badge, Text } from "@medusajs/ui"
import type { SchemaWithUses } from "../../lib/api/schemas"
import { useWords } from "../../lib/words"
import { TextLink } from "../member/member-link"
import { Card } from "../shared/card"
import { Menu } from "../shared/menu"
import { ReadRow, ReadRows } from "../shared/read-rows"
import { useCampaignNames } from "./campaign-names"
import { SchemaStatus } from "./schema-list"
import { useSchemaMenu } from "./schema-menu"
import { SchemaSnippets } from "./schema-snippets"

type Props = { schema: SchemaWithUses }

export const SchemaHeaderCard = ({ schema }: Props) => {
  const { t, dateTime } = useWords()
  const menuOf = useSchemaMenu()
  return (
    <Card
      title={schema.name}
      level="h1"
      actions={
        <>
          <SchemaStatus isActive={schema.is_active} />
          <Menu label={t("ui.actionsFor", { name: schema.name })} groups={menuOf(schema)} />
        </>
      }
    >
      <ReadRows>
        <ReadRow name={t("schemas.eventType")}>
          <bdi dir="ltr" className="font-mono text-[13px]">
            {schema.event_type}
          </bdi>
        </ReadRow>
        <ReadRow name={t("schemas.created")}>{dateTime(schema.created_at)}</ReadRow>
      </ReadRows>
    </Card>
  )
}

export const AttributesCard = ({ schema }: Props) => {
  const { t } = useWords()
  const namesOf = useCampaignNames()
  return (
    <Card title={t("schemaPage.attributes")}>
      {schema.attributes.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("schemaPage.noAttributes")}
        </Text>
      )}
      <ul className="divide-y">
        {schema.attributes.map(({ name, type, required, description }) => {
          const users = schema.uses.find(({ attribute }) => attribute === name)?.campaigns ?? []
          return (
            <li key={name} className="flex flex-col gap-y-1 px-6 py-4">
              <div className="flex flex-wrap items-center gap-2">
                <bdi dir="ltr" className="text-ui-fg-base font-mono text-[13px]">
                  {name}
                </bdi>
                <Badge size="2xsmall">{t(`attributeType.${type}`)}</Badge>
                <Text as="span" size="small" className="text-ui-fg-subtle">
                  {t(required ? "schemaPage.required" : "schemaPage.optional")}
                </Text>
              </div>
              {description && <Text size="small">{description}</Text>}
              {users.length > 0 && (
                <Text size="small" className="text-ui-fg-subtle">
                  {t("schemaPage.uses", { count: users.length, campaigns: namesOf(users) })}
                </Text>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

export const SchemaCampaignsCard = ({ schema }: Props) => {
  const { t } = useWords()
  const more = schema.campaign_count - schema.campaigns.length
  return (
    <Card title={t("schemaPage.campaigns")}>
      <div className="flex flex-col gap-y-2 px-6 py-4">
        {schema.campaigns.length === 0 && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("schemaPage.campaignsEmpty")}
          </Text>
        )}
        {schema.campaigns.map(({ id, name, status }) => (
          <div key={id} className="flex items-center justify-between gap-x-2">
            <TextLink to={`/redemptions/${id}`}>{name}</TextLink>
            <Badge size="2xsmall">{t(`campaignStatus.${status}`)}</Badge>
          </div>
        ))}
        {more > 0 && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("schemaPage.campaignsMore", { count: more })}
          </Text>
        )}
      </div>
    </Card>
  )
}

export const DevelopersCard = ({ schema }: Props) => {
  const { t } = useWords()
  return (
    <Card title={t("schemaPage.developers")} description={t("schemaPage.developersHint")}>
      <div className="px-6 py-4">
        <SchemaSnippets schema={schema} />
      </div>
    </Card>
  )
}
