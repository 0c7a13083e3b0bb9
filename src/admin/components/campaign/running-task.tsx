import { Alert, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { isAtWork, useTasks } from "../../lib/api/tasks"
import { useWords } from "../../lib/words"
import { Progress } from "../shared/progress"

/** Codes that are being made or read in right now: how far, and that they count only when all are there. */
export const RunningTask = ({ campaign_id }: { campaign_id: string }) => {
  const { t, number } = useWords()
  const { data } = useTasks({ campaign_id, limit: 5, order: "-created_at" })
  const task = data?.redemption_tasks.find(
    (one) => (isAtWork(one) || one.status === "needs_review") && ["generate", "import"].includes(one.type)
  )
  if (!task) {
    return null
  }
  const title = t(task.status === "needs_review" ? "tasks.waiting" : `tasks.at_work.${task.type}`)
  return (
    <Alert variant={task.status === "needs_review" ? "warning" : "info"}>
      <div className="flex w-full min-w-0 flex-col gap-y-2">
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <Text size="small" weight="plus">
            {title}
          </Text>
          <Link to={`/redemptions/tasks/${task.id}`} className="txt-small text-ui-fg-base underline">
            {t("tasks.view")}
          </Link>
        </div>
        {isAtWork(task) && (
          <Progress
            className="max-w-96"
            label={title}
            share={task.percent / 100}
            text={t("tasks.progress", { done: number(task.counts.done) })}
          />
        )}
        <Text size="small" className="text-ui-fg-subtle">
          {t("tasks.notYet")}
        </Text>
      </div>
    </Alert>
  )
}
