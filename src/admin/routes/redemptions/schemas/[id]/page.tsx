import { LayoutComposer } from "@medusajs/dashboard/components"
import { useLoaderData, useParams, type LoaderFunctionArgs, type UIMatch } from "react-router-dom"
import {
  AttributesCard,
  DevelopersCard,
  SchemaCampaignsCard,
  SchemaHeaderCard,
} from "../../../../components/schemas/schema-cards"
import { PageSkeleton } from "../../../../components/shared/page-skeleton"
import { fetchSchema, useSchema, type OneSchema } from "../../../../lib/api/schemas"

/** One event schema: what it carries, who counts on it, and how it is sent. */
const SchemaPage = () => {
  const { id = "" } = useParams()
  const { data, error } = useSchema(id, useLoaderData() as OneSchema)
  if (error) {
    throw error
  }
  if (!data) {
    return <PageSkeleton main={[180, 240]} side={[420]} />
  }
  const schema = data.redemption_event_schema
  return (
    <LayoutComposer
      widgetsZonePrefix="redemption_event_schema.details"
      preferredLayoutId="core:two-column"
      data={schema}
      sections={{
        main: (
          <>
            <LayoutComposer.Entry id="redemption_event_schema.details.header">
              <SchemaHeaderCard schema={schema} />
            </LayoutComposer.Entry>
            <LayoutComposer.Entry id="redemption_event_schema.details.attributes">
              <AttributesCard schema={schema} />
            </LayoutComposer.Entry>
          </>
        ),
        side: (
          <>
            <LayoutComposer.Entry id="redemption_event_schema.details.developers">
              <DevelopersCard schema={schema} />
            </LayoutComposer.Entry>
            <LayoutComposer.Entry id="redemption_event_schema.details.campaigns">
              <SchemaCampaignsCard schema={schema} />
            </LayoutComposer.Entry>
          </>
        ),
      }}
    />
  )
}

export const loader = ({ params }: LoaderFunctionArgs) => fetchSchema(params.id ?? "")

const nameIn = (match: UIMatch<OneSchema>) => match.loaderData?.redemption_event_schema.name ?? ""

export const handle = {
  breadcrumb: nameIn,
  seo: (match: UIMatch<OneSchema>) => ({ title: nameIn(match) }),
}

export default SchemaPage
