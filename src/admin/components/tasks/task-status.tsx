import type { TaskStatus } from "../../../contracts/task"
import { useWords } from "../../lib/words"
import { Status } from "../shared/status"

const colors: Record<TaskStatus, "green" | "blue" | "red" | "orange" | "grey"> = {
  uploading: "blue",
  validating: "blue",
  needs_review: "orange",
  queued: "blue",
  running: "blue",
  completed: "green",
  completed_with_errors: "orange",
  failed: "red",
  cancelled: "grey",
  undone: "grey",
}

export const TaskStatusBadge = ({ status }: { status: TaskStatus }) => {
  const { t } = useWords()
  return <Status color={colors[status]}>{t(`taskStatus.${status}`)}</Status>
}
