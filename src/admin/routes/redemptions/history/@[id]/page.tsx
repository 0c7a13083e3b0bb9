import { RouteDrawer } from "@medusajs/dashboard/components"
import { Button, Drawer } from "@medusajs/ui"
import { Link, useLocation, useParams } from "react-router-dom"
import { RedemptionDetails } from "../../../../components/redemptions/redemption-details"
import { DrawerHeader } from "../../../../components/shared/drawer-header"
import { Failed } from "../../../../components/shared/failed"
import { PageSkeleton } from "../../../../components/shared/page-skeleton"
import { useRedemption } from "../../../../lib/api/redemptions"
import { useWords } from "../../../../lib/words"

/** One redemption with the trace of its decision, and the way back from it. */
const RedemptionDrawer = () => {
  const { id = "" } = useParams()
  return (
    <RouteDrawer>
      <Contents id={id} />
    </RouteDrawer>
  )
}

const Contents = ({ id }: { id: string }) => {
  const { t, core, dateTime } = useWords()
  const { search } = useLocation()
  const { data, error, refetch } = useRedemption(id)
  const redemption = data?.redemption
  return (
    <>
      <DrawerHeader
        title={t("redemptions.one")}
        description={redemption ? dateTime(redemption.created_at) : undefined}
      />
      <Drawer.Body className="flex-1 overflow-auto p-0">
        {error && <Failed error={error} onRetry={() => void refetch()} />}
        {!error && !redemption && <PageSkeleton main={[320, 120]} />}
        {redemption && <RedemptionDetails redemption={redemption} />}
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button size="small" variant="secondary">
            {core("actions.close")}
          </Button>
        </Drawer.Close>
        {redemption && redemption.status !== "reversed" && (
          <Button size="small" variant="danger" asChild>
            <Link to={`/redemptions/history/${id}/reverse${search}`}>{t("reverse.open")}</Link>
          </Button>
        )}
      </Drawer.Footer>
    </>
  )
}

export default RedemptionDrawer
