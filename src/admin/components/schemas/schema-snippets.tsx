import type { EventSchema } from "../../../domain/event-schema"
import { exampleCurl, exampleEvent, exampleType } from "../../../domain/event-example"
import { backendUrl } from "../../lib/sdk"
import { useWords } from "../../lib/words"
import { Snippets } from "../shared/snippets"

/** What a developer needs to send this event, written from the schema as it stands. */
export const SchemaSnippets = ({ schema }: { schema: Pick<EventSchema, "event_type" | "attributes"> }) => {
  const { t } = useWords()
  return (
    <Snippets
      snippets={[
        {
          id: "json",
          label: t("schemaPage.json"),
          text: JSON.stringify(exampleEvent(schema), null, 2),
        },
        { id: "curl", label: t("schemaPage.curl"), text: exampleCurl(schema, backendUrl()) },
        { id: "typescript", label: t("schemaPage.typescript"), text: exampleType(schema) },
      ]}
    />
  )
}
