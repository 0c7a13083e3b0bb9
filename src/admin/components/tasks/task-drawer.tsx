import { RouteDrawer } from "@medusajs/dashboard/components"
import { Alert, Button, Drawer } from "@medusajs/ui"
import { Link, useParams } from "react-router-dom"
import { useCampaign } from "../../lib/api/campaigns"
import { isAtWork, useTask, type OneTask } from "../../lib/api/tasks"
import { useWords } from "../../lib/words"
import { DrawerHeader } from "../shared/drawer-header"
import { Failed } from "../shared/failed"
import { Progress } from "../shared/progress"
import { ReadRow, ReadRows } from "../shared/read-rows"
import { useTaskActions } from "./task-menu"
import { TaskCounts, TaskIssueList } from "./task-report"
import { TaskStatusBadge } from "./task-status"
import { useFocusBack } from "../../lib/focus-back"

/** One piece of background work: how far it is, what came of it, what can be done about it. */
export const TaskDrawer = () => {
  const { t } = useWords()
  const { id = "" } = useParams()
  const { data, error, refetch } = useTask(id)
  useFocusBack()
  const task = data?.redemption_task
  return (
    <RouteDrawer>
      <DrawerHeader title={task ? t(`taskType.${task.type}`) : t("tasks.one")} />
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {task && <Loaded task={task} />}
    </RouteDrawer>
  )
}

const Loaded = ({ task }: { task: OneTask["redemption_task"] }) => {
  const { t, core, dateTime, number } = useWords()
  const { campaign_id } = task
  const campaign = useCampaign(campaign_id ?? "").data?.redemption_campaign
  const groups = useTaskActions()(task)
  return (
    <>
      <Drawer.Body className="flex flex-1 flex-col gap-y-6 overflow-auto">
        {isAtWork(task) && <Progress label={t(`taskType.${task.type}`)} share={task.percent / 100} />}
        <TaskCounts task={task} />
        {task.error && <Alert variant="error">{task.error}</Alert>}
        {task.unknown_columns.length > 0 && (
          <Alert>{t("tasks.ignored", { columns: task.unknown_columns.join(", ") })}</Alert>
        )}
        <div className="shadow-borders-base rounded-lg">
          <ReadRows>
            <ReadRow name={t("tasks.status")}>
              <TaskStatusBadge status={task.status} />
            </ReadRow>
            <ReadRow name={t("tasks.campaign")}>
              {campaign_id ? (
                <Link to={`/redemptions/${campaign_id}`} className="text-ui-fg-base underline">
                  {campaign?.name ?? campaign_id}
                </Link>
              ) : (
                "–"
              )}
            </ReadRow>
            <ReadRow name={t("tasks.created")}>{dateTime(task.created_at)}</ReadRow>
            <ReadRow name={t("tasks.startedAt")}>{dateTime(task.started_at)}</ReadRow>
            <ReadRow name={t("tasks.finishedAt")}>{dateTime(task.finished_at)}</ReadRow>
            {task.rows_per_second !== null && (
              <ReadRow name={t("tasks.speed")}>
                {t("tasks.perSecond", { rows: number(task.rows_per_second) })}
              </ReadRow>
            )}
          </ReadRows>
        </div>
        <TaskIssueList task={task} />
      </Drawer.Body>
      <Drawer.Footer className="flex-wrap">
        <Drawer.Close asChild>
          <Button type="button" size="small" variant="secondary">
            {core("actions.close")}
          </Button>
        </Drawer.Close>
        {groups
          .flatMap(({ actions }) => actions)
          .map(
            ({ label, onClick, disabled }) =>
              onClick && (
                <Button
                  key={label}
                  type="button"
                  size="small"
                  variant="secondary"
                  disabled={disabled}
                  onClick={onClick}
                >
                  {label}
                </Button>
              )
          )}
      </Drawer.Footer>
    </>
  )
}
