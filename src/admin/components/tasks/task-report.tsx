import { Button, Text, toast } from "@medusajs/ui"
import { download, messageOf, useChange } from "../../lib/api/client"
import type { OneTask } from "../../lib/api/tasks"
import { useWords } from "../../lib/words"

type Task = OneTask["redemption_task"]

/** How many rows became codes, and how many did not. */
export const TaskCounts = ({ task }: { task: Task }) => {
  const { t, number } = useWords()
  const { done, created, duplicate, invalid } = task.counts
  const figures: [string, number][] =
    task.type === "import"
      ? [
          ["new", created],
          ["duplicate", duplicate],
          ["invalid", invalid],
        ]
      : task.type === "generate"
        ? [["made", created]]
        : [["rows", done]]
  return (
    <dl className="grid grid-cols-3 gap-2">
      {figures.map(([name, figure]) => (
        <div key={name} className="bg-ui-bg-component shadow-borders-base rounded-lg p-3">
          <dt className="txt-compact-small text-ui-fg-subtle">{t(`tasks.figure.${name}`)}</dt>
          <dd className="h2-core tabular-nums">{number(figure)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What was wrong with which rows: by reason, with a few examples, and all of them as a file to mend. */
export const TaskIssueList = ({ task }: { task: Task }) => {
  const { t, number, list } = useWords()
  const save = useChange(() => download(`/admin/redemption-tasks/${task.id}/errors`, `${task.id}-errors.csv`))
  const issues = task.issues ?? []
  if (issues.length === 0) {
    return null
  }
  return (
    <section className="flex flex-col gap-y-3" aria-label={t("tasks.issues")}>
      <div className="flex items-center justify-between gap-x-2">
        <Text size="small" weight="plus">
          {t("tasks.issues")}
        </Text>
        <Button
          type="button"
          size="small"
          variant="secondary"
          isLoading={save.isPending}
          onClick={() => save.mutate(undefined, { onError: (error) => void toast.error(messageOf(error)) })}
        >
          {t("tasks.errors")}
        </Button>
      </div>
      <ul className="shadow-borders-base divide-y rounded-lg">
        {issues.map(({ reason, count, examples = [] }) => (
          <li key={reason} className="flex flex-col gap-y-1 p-3">
            <div className="flex items-center justify-between gap-x-2">
              <Text size="small">{t(`importReason.${reason}`, { defaultValue: reason })}</Text>
              <Text size="small" className="tabular-nums">
                {number(count)}
              </Text>
            </div>
            {examples.length > 0 && (
              <Text size="small" className="text-ui-fg-subtle">
                {t("tasks.lines", { lines: list(examples.slice(0, 3).map(({ line }) => number(line))) })}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
