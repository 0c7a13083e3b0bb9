import { RouteFocusModal } from "@medusajs/dashboard/components"
import { Alert, Button, FocusModal, Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { FormProvider, useForm } from "react-hook-form"
import { useParams } from "react-router-dom"
import { UpdateCampaign } from "../../../contracts/campaign"
import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import { ruleProblems, type Rule } from "../../../domain/rules"
import { useCampaign, useUpdateCampaign } from "../../lib/api/campaigns"
import { useEventSchemas, type EventSchemaRow } from "../../lib/api/shop"
import { addProblems, errorInWords, faultsInAnswer, faultsOf, type Faults } from "../../lib/faults"
import { useLeave } from "../../lib/leave"
import { useWords } from "../../lib/words"
import { draftOfRules, emptyRule, rulesOf, type RulesDraft } from "../rules/rule-draft"
import { RulesEditor } from "../rules/rules-editor"
import { useRuleSentences } from "../rules/sentences"
import { ModalHeader } from "../shared/modal-header"
import { KeyboardForm } from "../shared/keyboard-form"
import { useFocusBack } from "../../lib/focus-back"

/** The rules of a campaign, to be changed: they count for redemptions from now on. */
export const RulesModal = () => {
  const { t } = useWords()
  const { id = "" } = useParams()
  const campaign = useCampaign(id).data?.redemption_campaign
  const { data: schemas } = useEventSchemas()
  useFocusBack()
  return (
    <>
      <ModalHeader title={t("campaign.editRules")} description={t("rules.hint")} />
      {campaign && schemas && (
        <RulesForm
          campaign={campaign}
          schema={schemas.find(({ id: schema_id }) => schema_id === campaign.event_schema_id)}
        />
      )}
    </>
  )
}

const RulesForm = ({
  campaign,
  schema,
}: {
  campaign: CampaignAnswer
  schema: EventSchemaRow | undefined
}) => {
  const words = useWords()
  const { t, core } = words
  const leave = useLeave()
  const form = useForm<RulesDraft>({
    defaultValues: { rules: campaign.rules.length > 0 ? draftOfRules(campaign.rules) : [emptyRule()] },
  })
  const [faults, setFaults] = useState<Faults>({})
  const update = useUpdateCampaign(campaign.id)
  const rules = rulesOf(form.watch("rules"), schema)
  const { ruleInWords } = useRuleSentences(rules as Rule[])
  const submit = () => {
    const found = faultsOfRules(rules, campaign, schema, words)
    setFaults(found)
    if (Object.keys(found).length > 0 || update.isPending) {
      return
    }
    update.mutate(
      { rules },
      {
        onError: (error) => setFaults(faultsInAnswer(error, words)),
        onSuccess: () => {
          toast.success(t("ui.saved", { name: campaign.name }))
          leave()
        },
      }
    )
  }
  return (
    <RouteFocusModal.Form form={form}>
      <FormProvider {...form}>
        <KeyboardForm noValidate className="flex min-h-0 flex-1 flex-col" onSubmit={submit}>
          <FocusModal.Body className="bg-ui-bg-subtle flex-1 overflow-auto">
            <div className="mx-auto grid w-full max-w-[1120px] grid-cols-1 gap-8 px-4 py-8 sm:px-8 xl:grid-cols-[minmax(0,1fr)_320px]">
              <div className="flex min-w-0 flex-col gap-y-6">
                <Heading level="h2">{t("stepTitle.rules")}</Heading>
                {campaign.status === "active" && <Alert>{t("campaign.rulesActive")}</Alert>}
                <RulesEditor schema={schema} faults={faults} type={campaign.type} />
                {update.error && (
                  <Alert variant="error" role="alert">
                    {errorInWords(update.error, words)}
                  </Alert>
                )}
              </div>
              <aside
                aria-label={t("wizard.rail")}
                className="bg-ui-bg-base shadow-elevation-card-rest flex h-fit flex-col gap-y-2 rounded-lg px-4 py-4 xl:sticky xl:top-8"
              >
                <Text size="small" weight="plus">
                  {t("wizard.rail")}
                </Text>
                {(rules as Rule[]).map((rule, index) => (
                  <Text key={index} size="small" className="text-ui-fg-subtle">
                    {ruleInWords(rule)}
                  </Text>
                ))}
              </aside>
            </div>
          </FocusModal.Body>
          <FocusModal.Footer>
            <FocusModal.Close asChild>
              <Button type="button" size="small" variant="secondary">
                {core("actions.cancel")}
              </Button>
            </FocusModal.Close>
            <Button type="submit" size="small" isLoading={update.isPending}>
              {core("actions.save")}
            </Button>
          </FocusModal.Footer>
        </KeyboardForm>
      </FormProvider>
    </RouteFocusModal.Form>
  )
}

function faultsOfRules(
  rules: object[],
  { type }: CampaignAnswer,
  schema: EventSchemaRow | undefined,
  words: Parameters<typeof faultsOf>[1]
): Faults {
  const parsed = UpdateCampaign.safeParse({ rules })
  const faults = faultsOf(parsed, words)
  if (parsed.success && schema) {
    addProblems(faults, ruleProblems(parsed.data.rules as Rule[], { schema, type }), words)
  }
  return faults
}
