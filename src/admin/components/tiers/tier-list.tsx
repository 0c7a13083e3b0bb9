import { PencilSquare, Trash } from "@medusajs/icons"
import { Button, toast } from "@medusajs/ui"
import { useMemo } from "react"
import { Link } from "react-router-dom"
import { messageOf } from "../../lib/api/client"
import { useCustomerGroups } from "../../lib/api/shop"
import { useDeleteTier, useTierList, type TierRow } from "../../lib/api/tiers"
import { useConfirm } from "../../lib/confirm"
import { useListState } from "../../lib/list-state"
import { useWords } from "../../lib/words"
import { ListTable, type ListColumn } from "../shared/list-table"
import { Menu } from "../shared/menu"

export const TierList = () => {
  const { t, core } = useWords()
  const state = useListState({ order: "threshold" })
  const { data, error, refetch } = useTierList(state.query)
  const columns = useColumns()
  const discard = useDiscard()
  return (
    <ListTable
      title={t("tiers.title")}
      description={t("tiers.subtitle")}
      actions={
        <Button size="small" asChild>
          <Link to="/redemptions/tiers/create">{t("tiers.create")}</Link>
        </Button>
      }
      state={state}
      columns={columns}
      rows={data?.redemption_tiers}
      count={data?.count}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      rowTo={({ id }) => `/redemptions/tiers/${id}`}
      rowMenu={(tier) => (
        <Menu
          label={t("ui.actionsFor", { name: tier.name })}
          groups={[
            {
              actions: [
                { icon: <PencilSquare />, label: core("actions.edit"), to: `/redemptions/tiers/${tier.id}` },
              ],
            },
            {
              actions: [
                { icon: <Trash />, label: core("actions.delete"), onClick: () => void discard(tier) },
              ],
            },
          ]}
        />
      )}
      error={error}
      onRetry={() => void refetch()}
      search={t("tiers.search")}
      sorts={[
        { id: "threshold", label: t("tiers.threshold") },
        { id: "name", label: t("tiers.name") },
        { id: "display_order", label: t("tiers.order") },
        { id: "created_at", label: t("tiers.created") },
      ]}
      empty={{ heading: t("tiers.emptyTitle"), description: t("tiers.empty") }}
    />
  )
}

function useDiscard() {
  const { t, core } = useWords()
  const confirm = useConfirm()
  const deletion = useDeleteTier()
  return async ({ id, name, member_count }: TierRow) => {
    const isSure = await confirm({
      title: t("tiers.deleteTitle"),
      description: t("tiers.deleteHint", { count: member_count }),
      confirm: core("actions.delete"),
    })
    if (isSure) {
      deletion.mutate(id, {
        onSuccess: () => void toast.success(t("tiers.deletedToast", { name })),
        onError: (error) => void toast.error(messageOf(error)),
      })
    }
  }
}

function useColumns() {
  const { t, number } = useWords()
  const { data: groups } = useCustomerGroups()
  return useMemo(
    (): ListColumn<TierRow>[] => [
      {
        id: "name",
        header: t("tiers.name"),
        cell: ({ id, name }) => (
          <Link
            to={`/redemptions/tiers/${id}`}
            className="txt-compact-small-plus text-ui-fg-base focus-visible:shadow-borders-focus rounded outline-none hover:underline"
          >
            {name}
          </Link>
        ),
      },
      {
        id: "threshold",
        header: t("tiers.threshold"),
        isFigure: true,
        cell: ({ threshold }) => number(threshold),
      },
      {
        id: "members",
        header: t("tiers.members"),
        isFigure: true,
        cell: ({ member_count }) => number(member_count),
      },
      {
        id: "group",
        header: t("tiers.group"),
        cell: ({ customer_group_id }) =>
          customer_group_id === null
            ? t("tiers.noGroup")
            : (groups?.find(({ id }) => id === customer_group_id)?.name ??
              (groups ? t("tiers.groupGone") : "…")),
      },
    ],
    [t, number, groups]
  )
}
