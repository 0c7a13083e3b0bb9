import { PrintDrawer } from "../../../../components/print/print-drawer"

export default PrintDrawer
