import { ExportDrawer } from "../../../../components/codes/export-drawer"

export default ExportDrawer
