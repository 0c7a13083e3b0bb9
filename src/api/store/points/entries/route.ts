import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ListPointsEntries } from "../../../../contracts/redemption"
import { pageOf, redemptionService, withFields } from "../../../answers"

/** The member's ledger, newest first. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const { fields, ...page } = req.validatedQuery as ListPointsEntries
  const [rows, count] = await redemptionService(req.scope).listAndCountRedemptionPointsEntries(
    { customer_id: req.auth_context.actor_id },
    pageOf(page)
  )
  const entries = rows.map((row) => ({
    id: row.id,
    type: row.type,
    amount: Number(row.amount),
    balance_after: Number(row.balance_after),
    status: row.status,
    available_at: row.available_at,
    expires_at: row.expires_at,
    redemption_id: row.redemption_id,
    note: row.note,
    created_at: row.created_at,
  }))
  res.json({ entries: withFields(entries, fields), count, offset: page.offset, limit: page.limit })
}
