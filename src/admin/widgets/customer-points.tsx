import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { CustomerCard } from "../components/widgets/customer-card"
import { Guarded } from "../components/widgets/guarded"

/** Beside a customer. A guest has no account and so nothing to show. */
const CustomerPointsWidget = ({ data }: { data?: { id: string; has_account?: boolean } }) =>
  data?.id && data.has_account ? (
    <Guarded>
      <CustomerCard customer_id={data.id} />
    </Guarded>
  ) : null

export const config = defineWidgetConfig({
  zone: "customer.details.side",
  id: "redemption-codes:customer-points",
})

export default CustomerPointsWidget
