import { BindDrawer } from "../../../../../components/codes/bind-drawer"

export default BindDrawer
