import { Button } from "@medusajs/ui"
import { useMemo } from "react"
import { Link } from "react-router-dom"
import { useSchemas, type SchemaRow } from "../../lib/api/schemas"
import { useListState } from "../../lib/list-state"
import { useWords } from "../../lib/words"
import { ListTable, type ListColumn } from "../shared/list-table"
import { Menu } from "../shared/menu"
import { useSchemaMenu } from "./schema-menu"
import { Status } from "../shared/status"

export const SchemaList = () => {
  const { t } = useWords()
  const state = useListState({ order: "-created_at" })
  const { data, error, refetch } = useSchemas(state.query)
  const columns = useColumns()
  const menuOf = useSchemaMenu()
  return (
    <ListTable
      title={t("schemas.title")}
      description={t("schemas.subtitle")}
      actions={
        <Button size="small" asChild>
          <Link to="/redemptions/schemas/create">{t("schemas.create")}</Link>
        </Button>
      }
      state={state}
      columns={columns}
      rows={data?.redemption_event_schemas}
      count={data?.count}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      rowTo={({ id }) => `/redemptions/schemas/${id}`}
      rowMenu={(schema) => <Menu label={t("ui.actionsFor", { name: schema.name })} groups={menuOf(schema)} />}
      error={error}
      onRetry={() => void refetch()}
      search={t("schemas.search")}
      sorts={[
        { id: "created_at", label: t("schemas.created") },
        { id: "name", label: t("schemas.name") },
        { id: "event_type", label: t("schemas.eventType") },
      ]}
      empty={{ heading: t("schemas.emptyTitle"), description: t("schemas.empty") }}
    />
  )
}

function useColumns() {
  const { t, date } = useWords()
  return useMemo(
    (): ListColumn<SchemaRow>[] => [
      {
        id: "name",
        header: t("schemas.name"),
        cell: ({ id, name }) => (
          <Link
            to={`/redemptions/schemas/${id}`}
            className="txt-compact-small-plus text-ui-fg-base focus-visible:shadow-borders-focus rounded outline-none hover:underline"
          >
            {name}
          </Link>
        ),
      },
      {
        id: "event_type",
        header: t("schemas.eventType"),
        cell: ({ event_type }) => (
          <bdi dir="ltr" className="font-mono text-[13px]">
            {event_type}
          </bdi>
        ),
      },
      {
        id: "attributes",
        header: t("schemas.attributes"),
        cell: ({ attributes }) => t("schemas.attributeCount", { count: attributes.length }),
      },
      {
        id: "used_by",
        header: t("schemas.usedBy"),
        cell: ({ campaign_count: count }) =>
          count === 0 ? t("schemas.unused") : t("schemas.campaignCount", { count }),
      },
      {
        id: "status",
        header: t("schemas.status"),
        cell: ({ is_active }) => <SchemaStatus isActive={is_active} />,
      },
      { id: "created_at", header: t("schemas.created"), cell: ({ created_at }) => date(created_at) },
    ],
    [t, date]
  )
}

export const SchemaStatus = ({ isActive }: { isActive: boolean }) => {
  const { t } = useWords()
  return (
    <Status color={isActive ? "green" : "grey"}>{t(isActive ? "schemas.active" : "schemas.inactive")}</Status>
  )
}
