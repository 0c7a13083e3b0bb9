import { GenerateDrawer } from "../../../../components/codes/generate-drawer"

export default GenerateDrawer
