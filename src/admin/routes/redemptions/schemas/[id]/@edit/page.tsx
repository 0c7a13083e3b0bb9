import { toast } from "@medusajs/ui"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { useNavigate, useParams } from "react-router-dom"
import {
  attributesOf,
  draftOf,
  schemaFaults,
  type SchemaDraft,
} from "../../../../../components/schemas/schema-draft"
import { SchemaFields } from "../../../../../components/schemas/schema-fields"
import { FormDrawer } from "../../../../../components/shared/form-drawer"
import { useSchema, useUpdateSchema, type SchemaWithUses } from "../../../../../lib/api/schemas"
import { useWords } from "../../../../../lib/words"

const EditSchemaPage = () => {
  const { id = "" } = useParams()
  const { data } = useSchema(id)
  return data ? <EditSchema schema={data.redemption_event_schema} /> : null
}

/** What campaigns count on stays as it is; everything else may change. */
const EditSchema = ({ schema }: { schema: SchemaWithUses }) => {
  const { t } = useWords()
  const navigate = useNavigate()
  const form = useForm<SchemaDraft>({ defaultValues: draftOf(schema) })
  const update = useUpdateSchema(schema.id)
  const [wasTried, setTried] = useState(false)
  const draft = form.watch()
  const faults = schemaFaults(draft)
  const submit = () => {
    setTried(true)
    if (Object.keys(faults).length > 0) {
      return
    }
    const name = draft.name.trim()
    update.mutate(
      { name, is_active: draft.is_active, attributes: attributesOf(draft) },
      {
        onSuccess: () => {
          toast.success(t("ui.saved", { name }))
          navigate("..", { replace: true, state: { isSubmitSuccessful: true } })
        },
      }
    )
  }
  return (
    <FormDrawer
      title={t("schemaForm.editTitle")}
      description={schema.event_type}
      form={form}
      onSubmit={submit}
      isPending={update.isPending}
      error={update.error}
    >
      <SchemaFields form={form} faults={wasTried ? faults : {}} existing={schema} />
    </FormDrawer>
  )
}

export default EditSchemaPage
