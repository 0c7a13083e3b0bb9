import { defineRouteConfig } from "@medusajs/admin-sdk"
import { LayoutComposer } from "@medusajs/dashboard/components"
import { Crumb } from "../../../components/shared/crumb"
import { TaskList } from "../../../components/tasks/task-list"

const TasksPage = () => (
  <LayoutComposer
    widgetsZonePrefix="redemption_task.list"
    preferredLayoutId="core:single-column"
    sections={{
      main: (
        <LayoutComposer.Entry id="redemption_task.list.table">
          <TaskList />
        </LayoutComposer.Entry>
      ),
    }}
  />
)

export const handle = { breadcrumb: () => <Crumb text="tasks.title" /> }

export const config = defineRouteConfig({
  label: "tasks.title",
  translationNs: "redemption",
  rank: 20,
})

export default TasksPage
