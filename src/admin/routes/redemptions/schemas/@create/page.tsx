import { RouteFocusModal } from "@medusajs/dashboard/components"
import { Alert, Button, FocusModal, Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { useNavigate } from "react-router-dom"
import {
  attributesOf,
  emptySchema,
  schemaFaults,
  templates,
  type SchemaDraft,
} from "../../../../components/schemas/schema-draft"
import { SchemaFields } from "../../../../components/schemas/schema-fields"
import { SchemaSnippets } from "../../../../components/schemas/schema-snippets"
import { ModalHeader } from "../../../../components/shared/modal-header"
import { messageOf } from "../../../../lib/api/client"
import { useCreateSchema } from "../../../../lib/api/schemas"
import { useWords } from "../../../../lib/words"
import { KeyboardForm } from "../../../../components/shared/keyboard-form"

/** A new event schema: its fields, and beside them what developers will send. */
const CreateSchemaPage = () => {
  const { t, core } = useWords()
  const navigate = useNavigate()
  const form = useForm<SchemaDraft>({ defaultValues: emptySchema() })
  const creation = useCreateSchema()
  const [wasTried, setTried] = useState(false)
  const draft = form.watch()
  const faults = schemaFaults(draft)
  const use = (template: keyof typeof templates) => {
    const { event_type, attributes } = templates[template]
    form.setValue("name", t(`schemaForm.${template}`), { shouldDirty: true })
    form.setValue("event_type", event_type, { shouldDirty: true })
    form.setValue("attributes", attributes, { shouldDirty: true })
  }
  const submit = () => {
    setTried(true)
    if (Object.keys(faults).length > 0 || creation.isPending) {
      return
    }
    const { name, event_type, is_active } = draft
    creation.mutate(
      { name: name.trim(), event_type, is_active, attributes: attributesOf(draft) },
      {
        onSuccess: ({ redemption_event_schema: made }) => {
          toast.success(t("schemas.createdToast", { name: made.name }))
          navigate(`/redemptions/schemas/${made.id}`, {
            replace: true,
            state: { isSubmitSuccessful: true },
          })
        },
      }
    )
  }
  return (
    <RouteFocusModal>
      <RouteFocusModal.Form form={form}>
        <KeyboardForm className="flex size-full flex-col overflow-hidden" noValidate onSubmit={submit}>
          <ModalHeader title={t("schemaForm.createTitle")} description={t("schemaForm.createHint")} />
          <FocusModal.Body className="flex flex-1 flex-col items-center overflow-auto">
            <div className="grid w-full max-w-6xl grid-cols-1 gap-10 px-6 py-12 xl:grid-cols-[minmax(0,1fr)_400px]">
              <div className="flex flex-col gap-y-8">
                <div>
                  <Heading level="h2">{t("schemaForm.createTitle")}</Heading>
                  <Text size="small" className="text-ui-fg-subtle">
                    {t("schemaForm.createHint")}
                  </Text>
                </div>
                <div className="flex flex-wrap items-center gap-2">
                  <Text size="small" weight="plus" className="me-1">
                    {t("schemaForm.templates")}
                  </Text>
                  {(Object.keys(templates) as (keyof typeof templates)[]).map((template) => (
                    <Button
                      key={template}
                      type="button"
                      size="small"
                      variant="secondary"
                      onClick={() => use(template)}
                    >
                      {t(`schemaForm.${template}`)}
                    </Button>
                  ))}
                </div>
                <SchemaFields form={form} faults={wasTried ? faults : {}} />
              </div>
              <aside className="flex min-w-0 flex-col gap-y-3 xl:sticky xl:top-0 xl:self-start">
                <Heading level="h3">{t("schemaForm.preview")}</Heading>
                <SchemaSnippets
                  schema={{ event_type: draft.event_type || "…", attributes: attributesOf(draft) }}
                />
              </aside>
            </div>
          </FocusModal.Body>
          {creation.error && (
            <Alert variant="error" role="alert" className="mx-4 mb-2">
              {messageOf(creation.error)}
            </Alert>
          )}
          <FocusModal.Footer>
            <FocusModal.Close asChild>
              <Button type="button" size="small" variant="secondary">
                {core("actions.cancel")}
              </Button>
            </FocusModal.Close>
            <Button type="submit" size="small" isLoading={creation.isPending}>
              {t("schemas.create")}
            </Button>
          </FocusModal.Footer>
        </KeyboardForm>
      </RouteFocusModal.Form>
    </RouteFocusModal>
  )
}

export default CreateSchemaPage
