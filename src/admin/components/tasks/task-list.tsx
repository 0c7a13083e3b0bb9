import { ArrowDownTray, ArrowUpTray, Photo, PlusMini } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useMemo } from "react"
import { Link } from "react-router-dom"
import { taskStatuses, taskTypes } from "../../../contracts/task"
import { useCampaigns } from "../../lib/api/campaigns"
import { isAtWork, useTasks, type TaskRow } from "../../lib/api/tasks"
import { useListState } from "../../lib/list-state"
import { useWords } from "../../lib/words"
import { ShortLink } from "../member/member-link"
import { ListTable, type ListColumn } from "../shared/list-table"
import { Menu } from "../shared/menu"
import { Progress } from "../shared/progress"
import { TwoLines } from "../shared/two-lines"
import { useTaskActions } from "./task-menu"
import { TaskStatusBadge } from "./task-status"

const icons = {
  generate: <PlusMini />,
  import: <ArrowUpTray />,
  export: <ArrowDownTray />,
  print: <Photo />,
} as const

/** Everything that was generated, imported, exported and printed, as it goes on. */
export const TaskList = () => {
  const { t } = useWords()
  const state = useListState({ filters: ["type", "status", "campaign_id"], order: "-created_at" })
  const { data, error, refetch } = useTasks(state.query)
  const campaigns = useCampaigns({ limit: 100, order: "-created_at" }).data?.redemption_campaigns ?? []
  const names = new Map(campaigns.map(({ id, name }) => [id, name]))
  const groupsOf = useTaskActions()
  const running = data?.redemption_tasks.filter(isAtWork).length ?? 0
  return (
    <>
      <span className="sr-only" role="status">
        {t("tasks.running", { count: running })}
      </span>
      <ListTable
        title={t("tasks.title")}
        description={t("tasks.subtitle")}
        state={state}
        columns={useColumns(names)}
        rows={data?.redemption_tasks}
        count={data?.count}
        rowId={({ id }) => id}
        rowName={({ type }) => t(`taskType.${type}`)}
        rowTo={({ id }) => `/redemptions/tasks/${id}`}
        rowMenu={(task) => {
          const groups = groupsOf(task)
          return groups.length > 0 ? (
            <Menu
              label={t("ui.actionsFor", {
                name: `${t(`taskType.${task.type}`)} ${names.get(task.campaign_id ?? "") ?? ""}`,
              })}
              groups={groups}
            />
          ) : null
        }}
        error={error}
        onRetry={() => void refetch()}
        filters={[
          {
            id: "type",
            label: t("tasks.type"),
            options: taskTypes.map((value) => ({ value, label: t(`taskType.${value}`) })),
          },
          {
            id: "status",
            label: t("tasks.status"),
            options: taskStatuses.map((value) => ({ value, label: t(`taskStatus.${value}`) })),
          },
          {
            id: "campaign_id",
            label: t("tasks.campaign"),
            options: campaigns.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        sorts={[{ id: "created_at", label: t("tasks.created") }]}
        empty={{ heading: t("tasks.emptyTitle"), description: t("tasks.empty") }}
      />
    </>
  )
}

function useColumns(names: Map<string, string>) {
  const { t, number, dateTime } = useWords()
  return useMemo(
    (): ListColumn<TaskRow>[] => [
      {
        id: "type",
        header: t("tasks.type"),
        cell: ({ id, type }) => (
          <Link
            to={`/redemptions/tasks/${id}`}
            className="text-ui-fg-base focus-visible:shadow-borders-focus flex w-fit items-center gap-x-2 rounded outline-none hover:underline"
          >
            <span aria-hidden className="text-ui-fg-subtle">
              {icons[type]}
            </span>
            {t(`taskType.${type}`)}
          </Link>
        ),
      },
      {
        id: "campaign",
        header: t("tasks.campaign"),
        cell: ({ campaign_id }) =>
          campaign_id ? (
            <TwoLines>
              <ShortLink to={`/redemptions/${campaign_id}`}>
                {names.get(campaign_id) ?? campaign_id}
              </ShortLink>
            </TwoLines>
          ) : (
            "–"
          ),
      },
      { id: "status", header: t("tasks.status"), cell: ({ status }) => <TaskStatusBadge status={status} /> },
      {
        id: "progress",
        header: t("tasks.progressTitle"),
        cell: (task) => <TaskProgress task={task} />,
      },
      {
        id: "result",
        header: t("tasks.result"),
        cell: (task) => (
          <TwoLines>
            <span className="tabular-nums">{resultOf(task, t, number)}</span>
          </TwoLines>
        ),
      },
      {
        id: "created_at",
        header: t("tasks.created"),
        cell: ({ created_at }) => <TwoLines>{dateTime(created_at)}</TwoLines>,
      },
    ],
    [t, number, dateTime, names]
  )
}

type Words = ReturnType<typeof useWords>

export function resultOf(task: TaskRow, t: Words["t"], number: Words["number"]): string {
  const { done, created, duplicate, invalid } = task.counts
  switch (task.type) {
    case "import":
      return t("tasks.counts", {
        created: number(created),
        duplicate: number(duplicate),
        invalid: number(invalid),
      })
    case "generate":
      return t("tasks.made", { count: created, codes: number(created) })
    default:
      return t("tasks.rows", { count: done, rows: number(done) })
  }
}

const TaskProgress = ({ task }: { task: TaskRow }) => {
  const { t, percent } = useWords()
  if (!isAtWork(task)) {
    return null
  }
  const left = task.seconds_left
  return (
    <div className="flex w-40 flex-col gap-y-1">
      <Text as="span" size="small" className="tabular-nums">
        {percent(task.percent / 100)}
        {left !== null && <span className="text-ui-fg-subtle"> · {t("tasks.left", { count: left })}</span>}
      </Text>
      <Progress label={t(`taskType.${task.type}`)} share={task.percent / 100} />
    </div>
  )
}
