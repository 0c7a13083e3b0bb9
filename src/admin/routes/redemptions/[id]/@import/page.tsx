import { ImportDrawer } from "../../../../components/tasks/import-drawer"

export default ImportDrawer
