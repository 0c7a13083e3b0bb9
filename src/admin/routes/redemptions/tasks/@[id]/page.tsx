import { TaskDrawer } from "../../../../components/tasks/task-drawer"

export default TaskDrawer
