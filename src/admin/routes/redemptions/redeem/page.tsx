import { defineRouteConfig } from "@medusajs/admin-sdk"
import { LayoutComposer } from "@medusajs/dashboard/components"
import { useLocation, useSearchParams } from "react-router-dom"
import { CounterCard } from "../../../components/counter/counter-card"
import { SessionCard } from "../../../components/counter/session-card"
import { useCounter } from "../../../components/counter/use-counter"
import { PointsCard } from "../../../components/member/points-card"
import { Crumb } from "../../../components/shared/crumb"

/** Redeems for a member: at the counter with a scanner, or in support. Codes stay out of the address, the member is in it. */
const RedeemPage = () => {
  const [params, setParams] = useSearchParams()
  const customer_id = params.get("customer_id") ?? undefined
  const { code } = (useLocation().state ?? {}) as { code?: string }
  const counter = useCounter(customer_id, code)
  const choose = (id: string | undefined) => {
    setParams(id ? { customer_id: id } : {}, { replace: true })
    counter.field.current?.focus()
  }
  return (
    <LayoutComposer
      widgetsZonePrefix="redemption.redeem"
      preferredLayoutId="core:two-column"
      sections={{
        main: (
          <LayoutComposer.Entry id="redemption.redeem.form">
            <CounterCard counter={counter} customer_id={customer_id} onCustomer={choose} />
          </LayoutComposer.Entry>
        ),
        side: (
          <>
            <LayoutComposer.Entry id="redemption.redeem.session">
              <SessionCard session={counter.session} />
            </LayoutComposer.Entry>
            {customer_id && (
              <LayoutComposer.Entry id="redemption.redeem.member">
                <PointsCard customer_id={customer_id} />
              </LayoutComposer.Entry>
            )}
          </>
        ),
      }}
    />
  )
}

export const handle = { breadcrumb: () => <Crumb text="counter.title" /> }

export const config = defineRouteConfig({
  label: "counter.title",
  translationNs: "redemption",
  rank: 11,
})

export default RedeemPage
