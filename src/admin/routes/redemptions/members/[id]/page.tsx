import { LayoutComposer } from "@medusajs/dashboard/components"
import { useLoaderData, useParams, type LoaderFunctionArgs } from "react-router-dom"
import { MemberAttempts, MemberRedemptions } from "../../../../components/member/member-lists"
import { PointsCard } from "../../../../components/member/points-card"
import { PointsLedger } from "../../../../components/member/points-ledger"
import { fetchCustomer, useCustomer, type Customer } from "../../../../lib/api/members"
import { memberName } from "../../../../lib/member-name"

/** One member, for support: points with every line of the ledger, redemptions, refused tries. */
const MemberPage = () => {
  const { id = "" } = useParams()
  const { data: customer = null } = useCustomer(id, useLoaderData() as Customer)
  return (
    <LayoutComposer
      widgetsZonePrefix="redemption_member.details"
      preferredLayoutId="core:two-column"
      sections={{
        main: (
          <>
            <LayoutComposer.Entry id="redemption_member.details.redemptions">
              <MemberRedemptions id={id} name={memberName(customer, id)} />
            </LayoutComposer.Entry>
            <LayoutComposer.Entry id="redemption_member.details.attempts">
              <MemberAttempts id={id} />
            </LayoutComposer.Entry>
            <LayoutComposer.Entry id="redemption_member.details.ledger">
              <PointsLedger id={id} />
            </LayoutComposer.Entry>
          </>
        ),
        side: (
          <LayoutComposer.Entry id="redemption_member.details.points">
            <PointsCard customer_id={id} />
          </LayoutComposer.Entry>
        ),
      }}
    />
  )
}

export const loader = async ({ params }: LoaderFunctionArgs) => await fetchCustomer(params.id ?? "")

export const handle = {
  breadcrumb: ({ loaderData, params }: Match) => memberName(loaderData, params.id ?? ""),
  seo: ({ loaderData, params }: Match) => ({ title: memberName(loaderData, params.id ?? "") }),
}

type Match = { loaderData?: Customer; params: { id?: string } }

export default MemberPage
