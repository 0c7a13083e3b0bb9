import { ArrowDownTray, ArrowPath, ArrowUturnLeft, Check, XCircle } from "@medusajs/icons"
import type { Action, ActionGroup } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { download, messageOf, post, useChange } from "../../lib/api/client"
import type { TaskAction, TaskRow } from "../../lib/api/tasks"
import { useConfirm } from "../../lib/confirm"
import { useWords } from "../../lib/words"

const canCancel = (task: TaskRow) =>
  ["queued", "running", "needs_review"].includes(task.status) && task.type !== "export"
const canUndo = (task: TaskRow) => task.type === "import" && task.status.startsWith("completed")
const hasErrors = ({ type, counts }: TaskRow) => type === "import" && counts.duplicate + counts.invalid > 0
const hasFile = ({ type, status }: TaskRow) => type === "print" && status === "completed"

/** What can be done with a task now: its file, its errors, and the buttons that change it. */
export function useTaskActions() {
  const { t, core } = useWords()
  const confirm = useConfirm()
  const change = useChange(({ id, action }: { id: string; action: TaskAction }) =>
    post(`/admin/redemption-tasks/${id}/${action}`)
  )
  const save = useChange(({ url, name, accept }: { url: string; name: string; accept: string }) =>
    download(url, name, accept)
  )
  const onError = (error: unknown) => void toast.error(messageOf(error))
  const act = async (task: TaskRow, action: TaskAction) => {
    const asks = action === "undo" || action === "cancel"
    const isSure =
      !asks ||
      (await confirm({
        title: t(`tasks.${action}Title`),
        description: t(`tasks.${action}Hint`),
        confirm: t(`tasks.${action}`),
      }))
    if (isSure) {
      change.mutate(
        { id: task.id, action },
        { onError, onSuccess: () => void toast.success(t(`tasks.${action}Done`)) }
      )
    }
  }
  return (task: TaskRow): ActionGroup[] => {
    const url = `/admin/redemption-tasks/${task.id}`
    const button = (action: TaskAction, icon: React.ReactNode): Action => ({
      icon,
      label: t(`tasks.${action}`),
      disabled: change.isPending,
      onClick: () => void act(task, action),
    })
    const files: Action[] = [
      ...(hasFile(task)
        ? [
            {
              icon: <ArrowDownTray />,
              label: core("actions.download"),
              onClick: () => save.mutate({ url: `${url}/file`, name: task.id, accept: "*/*" }, { onError }),
            },
          ]
        : []),
      ...(hasErrors(task)
        ? [
            {
              icon: <ArrowDownTray />,
              label: t("tasks.errors"),
              onClick: () =>
                save.mutate(
                  { url: `${url}/errors`, name: `${task.id}-errors.csv`, accept: "text/csv" },
                  { onError }
                ),
            },
          ]
        : []),
    ]
    const changes: Action[] = [
      ...(task.status === "needs_review" ? [button("confirm", <Check />)] : []),
      ...(task.status === "failed" ? [button("retry", <ArrowPath />)] : []),
      ...(canCancel(task) ? [button("cancel", <XCircle />)] : []),
      ...(canUndo(task) ? [button("undo", <ArrowUturnLeft />)] : []),
    ]
    return [{ actions: files }, { actions: changes }].filter(({ actions }) => actions.length > 0)
  }
}
