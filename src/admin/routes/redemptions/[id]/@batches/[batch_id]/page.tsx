import { BatchDrawer } from "../../../../../components/codes/batch-drawer"

export default BatchDrawer
