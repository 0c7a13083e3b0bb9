import { LayoutComposer } from "@medusajs/dashboard/components"
import { useLoaderData, useParams, type LoaderFunctionArgs } from "react-router-dom"
import { CodeCard } from "../../../../components/codes/code-card"
import { CodeHistory } from "../../../../components/codes/code-history"
import { SymbolCard } from "../../../../components/codes/symbol-card"
import { Crumb } from "../../../../components/shared/crumb"
import { PageSkeleton } from "../../../../components/shared/page-skeleton"
import { fetchCode, useCode, type OneCode } from "../../../../lib/api/codes"

/** One code: what became of it, what it looks like in print, and what can be done with it. */
const CodePage = () => {
  const { id = "" } = useParams()
  const loaded = useLoaderData() as OneCode | undefined
  const { data } = useCode(id, loaded)
  if (!data) {
    return <PageSkeleton main={[240, 240]} side={[320]} />
  }
  const code = data.redemption_code
  return (
    <LayoutComposer
      widgetsZonePrefix="redemption_code.details"
      preferredLayoutId="core:two-column"
      data={code}
      sections={{
        main: (
          <>
            <LayoutComposer.Entry id="redemption_code.details.code">
              <CodeCard code={code} />
            </LayoutComposer.Entry>
            <LayoutComposer.Entry id="redemption_code.details.history">
              <CodeHistory code={code} />
            </LayoutComposer.Entry>
          </>
        ),
        side: (
          <LayoutComposer.Entry id="redemption_code.details.symbol">
            <SymbolCard code={code} />
          </LayoutComposer.Entry>
        ),
      }}
    />
  )
}

export const loader = ({ params }: LoaderFunctionArgs) => fetchCode(params.id ?? "")

// The code itself stays out of the title: it ends up in the history of the browser.
export const handle = { breadcrumb: () => <Crumb text="code.one" /> }

export default CodePage
