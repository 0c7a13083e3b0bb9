import { ArrowDownTray, ArrowUpTray, Eye, EyeSlash, Photo } from "@medusajs/icons"
import { Button, toast } from "@medusajs/ui"
import { useMemo } from "react"
import { Link } from "react-router-dom"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { messageOf, useChange } from "../../lib/api/client"
import { changeCode, useBatches, useCodes, type CodeRow } from "../../lib/api/codes"
import { useConfirm } from "../../lib/confirm"
import { pageSize, useListState } from "../../lib/list-state"
import { useMasking } from "../../lib/masking"
import { useWords } from "../../lib/words"
import { CodeText } from "../shared/code-text"
import { CursorPager, useCursor } from "../shared/cursor-pager"
import { ListTable, type ListColumn } from "../shared/list-table"
import { Menu } from "../shared/menu"
import { TwoLines } from "../shared/two-lines"
import { CodeStatus } from "./code-status"

const statuses = ["unused", "used", "voided"] as const

/** The codes of a campaign: page by page, by state or batch, or those that begin with what is typed. */
export const CodesTable = ({ campaign }: { campaign: CampaignAnswer }) => {
  const { t, number } = useWords()
  const listed = useListState({ filters: ["status", "batch_id"], hidesSearch: true })
  const pages = useCursor()
  const state = {
    ...listed,
    set: (changes: Parameters<typeof listed.set>[0]) => {
      pages.restart()
      listed.set(changes)
    },
  }
  const { data, error, refetch } = useCodes(campaign.id, {
    search: state.q.trim(),
    limit: pageSize,
    cursor: pages.cursor,
    status: nonEmpty(state.filters.status),
    batch_id: nonEmpty(state.filters.batch_id),
  })
  const { data: batches } = useBatches(campaign.id)
  const count = data?.count ?? 0
  const page = `/redemptions/${campaign.id}`
  return (
    <ListTable
      title={t("codes.title")}
      level="h2"
      actions={<Actions campaign={campaign} />}
      state={state}
      columns={useColumns()}
      rows={data?.redemption_codes}
      count={data?.count}
      rowId={({ id }) => id}
      rowName={({ code }) => code}
      rowTo={({ id }) => `/redemptions/codes/${id}`}
      error={error}
      onRetry={() => void refetch()}
      search={t("codes.search")}
      filters={[
        {
          id: "status",
          label: t("codes.status"),
          options: statuses.map((value) => ({ value, label: t(`codeStatus.${value}`) })),
        },
        {
          id: "batch_id",
          label: t("codes.batch"),
          options: (batches?.redemption_code_batches ?? []).map(({ id, label }) => ({
            value: id,
            label: label ?? id,
          })),
        },
      ]}
      commands={useCommands()}
      pager={
        <CursorPager
          pages={pages}
          nextCursor={data?.next_cursor}
          summary={t(data?.count_is_estimate ? "codes.countMore" : "codes.count", {
            count,
            shown: number(count),
          })}
        />
      }
      empty={{
        heading: t("codes.emptyTitle"),
        description: t("codes.empty"),
        custom: (
          <div className="flex flex-col items-center gap-y-3 text-center">
            <div>
              <p className="txt-compact-small-plus">{t("codes.emptyTitle")}</p>
              <p className="txt-small text-ui-fg-subtle">{t("codes.empty")}</p>
            </div>
            <div className="flex gap-2">
              <Button size="small" variant="secondary" asChild>
                <Link to={`${page}/generate?tab=codes`}>{t("generate.open")}</Link>
              </Button>
              <Button size="small" variant="secondary" asChild>
                <Link to={`${page}/import?tab=codes`}>{t("import.open")}</Link>
              </Button>
            </div>
          </div>
        ),
      }}
    />
  )
}

const nonEmpty = (values: string[] | undefined) => (values && values.length > 0 ? values : undefined)

const Actions = ({ campaign }: { campaign: CampaignAnswer }) => {
  const { t } = useWords()
  const [isMasking, setMasking] = useMasking()
  const page = `/redemptions/${campaign.id}`
  return (
    <>
      {campaign.status !== "archived" && (
        <Button size="small" variant="secondary" asChild>
          <Link to={`${page}/generate?tab=codes`}>{t("generate.short")}</Link>
        </Button>
      )}
      <Menu
        label={t("codes.more")}
        groups={[
          {
            actions: [
              ...(campaign.status === "archived"
                ? []
                : [{ icon: <ArrowUpTray />, label: t("import.open"), to: `${page}/import?tab=codes` }]),
              { icon: <ArrowDownTray />, label: t("export.open"), to: `${page}/export?tab=codes` },
              { icon: <Photo />, label: t("codes.print"), to: `${page}/print?tab=codes` },
            ],
          },
          {
            actions: [
              {
                icon: isMasking ? <Eye /> : <EyeSlash />,
                label: t(isMasking ? "ui.showCodes" : "ui.maskCodes"),
                onClick: () => setMasking(!isMasking),
              },
            ],
          },
        ]}
      />
    </>
  )
}

function useColumns() {
  const { t, number, date, dateTime } = useWords()
  return useMemo(
    (): ListColumn<CodeRow>[] => [
      {
        id: "code",
        header: t("codes.code"),
        cell: ({ id, code }) => (
          <TwoLines className="min-w-44">
            <CodeText code={code} to={`/redemptions/codes/${id}`} />
          </TwoLines>
        ),
      },
      {
        id: "status",
        header: `${t("codes.status")} · ${t("codes.uses")}`,
        cell: (row) => (
          <TwoLines
            beneath={
              <span className="tabular-nums">{`${number(row.use_count)} / ${number(row.max_uses)}`}</span>
            }
          >
            <CodeStatus code={row} />
          </TwoLines>
        ),
      },
      {
        id: "redeemed_at",
        header: t("codes.redeemed"),
        cell: ({ redeemed_at }) => <TwoLines>{dateTime(redeemed_at)}</TwoLines>,
      },
      { id: "expires_at", header: t("codes.expires"), cell: ({ expires_at }) => date(expires_at) },
    ],
    [t, number, date, dateTime]
  )
}

/** Voids or restores several codes, one after the other; what could not be done is said. */
function useCommands() {
  const { t } = useWords()
  const confirm = useConfirm()
  const change = useChange(async ({ ids, action }: { ids: string[]; action: "void" | "restore" }) => {
    const failures: string[] = []
    for (const id of ids) {
      await changeCode(id, action).catch((error: unknown) => failures.push(messageOf(error)))
    }
    return failures
  })
  const act = async (ids: string[], action: "void" | "restore") => {
    const isSure =
      action === "restore" ||
      (await confirm({
        title: t("codes.voidManyTitle", { count: ids.length }),
        description: t("codes.voidHint"),
        confirm: t("codes.void"),
      }))
    if (!isSure) {
      return
    }
    change.mutate(
      { ids, action },
      {
        onSuccess: (failures) => {
          const count = ids.length - failures.length
          if (count > 0) {
            toast.success(t("codes.changed", { count }))
          }
          for (const failure of new Set(failures)) {
            toast.error(failure)
          }
        },
      }
    )
  }
  return [
    { label: t("codes.void"), shortcut: "v", action: (ids: string[]) => act(ids, "void") },
    { label: t("codes.restore"), shortcut: "r", action: (ids: string[]) => act(ids, "restore") },
  ]
}
