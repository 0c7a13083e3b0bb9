import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ListTasks } from "../../../contracts/task"
import { given, pageOf, redemptionService, taskAnswer, withFields } from "../../answers"

export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { limit, offset, order, fields, ...filters } = req.validatedQuery as ListTasks
  const [rows, count] = await redemptionService(req.scope).listAndCountRedemptionTasks(
    given(filters),
    pageOf({ limit, offset, order })
  )
  res.json({ redemption_tasks: withFields(rows.map(taskAnswer), fields), count, offset, limit })
}
