import { Badge, Button, Container, Heading, Text, toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { download, messageOf, post, useChange, useTasks, type TaskRow } from "../../lib/api"
import { Failed } from "../shared/failed"

const colors: Record<string, "green" | "blue" | "red" | "orange" | "grey"> = {
  completed: "green",
  completed_with_errors: "orange",
  needs_review: "orange",
  running: "blue",
  queued: "blue",
  uploading: "blue",
  failed: "red",
}

/** What was generated, imported and exported, as it goes on. */
export const TasksCard = ({ campaign_id }: { campaign_id: string }) => {
  const { t } = useTranslation("redemption")
  const { data, error, refetch } = useTasks(campaign_id)
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("tasks.title")}</Heading>
      </div>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {data?.redemption_tasks.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("tasks.empty")}
        </Text>
      )}
      {data?.redemption_tasks.map((task) => (
        <Row key={task.id} task={task} />
      ))}
    </Container>
  )
}

const Row = ({ task }: { task: TaskRow }) => {
  const { t, i18n } = useTranslation("redemption")
  const number = new Intl.NumberFormat(i18n.language)
  const prompt = usePrompt()
  const change = useChange((action: string) => post(`/admin/redemption-tasks/${task.id}/${action}`))
  const errors = useChange(() =>
    download(`/admin/redemption-tasks/${task.id}/errors`, `${task.id}-errors.csv`)
  )
  const act = (action: string) => change.mutate(action, { onError: (fault) => toast.error(messageOf(fault)) })
  const undo = async () => {
    const isSure = await prompt({
      title: t("tasks.undoTitle"),
      description: t("tasks.undoHint"),
      confirmText: t("tasks.undo"),
      cancelText: t("cancel"),
    })
    if (isSure) {
      act("undo")
    }
  }
  const { created, duplicate, invalid, done } = task.counts
  const isRunning = ["queued", "running"].includes(task.status)
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <div className="flex items-center justify-between">
        <Text size="small" weight="plus">
          {t(`taskType.${task.type}`)}
        </Text>
        <Badge size="2xsmall" color={colors[task.status] ?? "grey"}>
          {t(`taskStatus.${task.status}`)}
        </Badge>
      </div>
      {isRunning && (
        <div
          role="progressbar"
          aria-label={t(`taskType.${task.type}`)}
          aria-valuenow={task.percent}
          aria-valuemin={0}
          aria-valuemax={100}
          className="bg-ui-bg-component-hover h-1.5 overflow-hidden rounded-full"
        >
          <div className="bg-ui-fg-interactive h-full" style={{ width: `${task.percent}%` }} />
        </div>
      )}
      <Text size="small" className="text-ui-fg-subtle">
        {task.type === "export"
          ? t("tasks.rows", { rows: number.format(done) })
          : t("tasks.counts", {
              created: number.format(created),
              duplicate: number.format(duplicate),
              invalid: number.format(invalid),
            })}
      </Text>
      {task.error && (
        <Text size="small" className="text-ui-fg-error">
          {task.error}
        </Text>
      )}
      <div className="flex flex-wrap gap-2">
        {task.status === "needs_review" && (
          <Button size="small" isLoading={change.isPending} onClick={() => act("confirm")}>
            {t("tasks.confirm")}
          </Button>
        )}
        {(isRunning || task.status === "needs_review") && task.type !== "export" && (
          <Button size="small" variant="secondary" isLoading={change.isPending} onClick={() => act("cancel")}>
            {t("cancel")}
          </Button>
        )}
        {task.type === "import" && duplicate + invalid > 0 && (
          <Button
            size="small"
            variant="secondary"
            isLoading={errors.isPending}
            onClick={() => errors.mutate(undefined)}
          >
            {t("tasks.errors")}
          </Button>
        )}
        {task.type === "import" && task.status.startsWith("completed") && (
          <Button size="small" variant="transparent" isLoading={change.isPending} onClick={() => void undo()}>
            {t("tasks.undo")}
          </Button>
        )}
      </div>
    </div>
  )
}
