import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

const sample = `code,expires_at,max_uses,customer_email,tag
SUMMER-7KQ2-WXM4,2027-12-31,1,,flyer
SUMMER-9BTR-CDF6,,5,,
SUMMER-3HJK-PQV8,2027-06-30T23:59:59Z,1,ada@example.com,newsletter
`

/** A file to start from. Only the column `code` is needed. */
export const GET = async (_req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  res.setHeader("content-type", "text/csv; charset=utf-8")
  res.setHeader("content-disposition", `attachment; filename="redemption-codes-sample.csv"`)
  res.send(sample)
}
