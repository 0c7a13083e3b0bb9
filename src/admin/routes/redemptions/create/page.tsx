import { XMark } from "@medusajs/icons"
import { Button, FocusModal, Heading, IconButton, ProgressTabs } from "@medusajs/ui"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import type { CampaignAnswer } from "../../../../contracts/campaign-answer"
import { attributeOf } from "../../../../domain/conditions/attributes"
import { operators } from "../../../../domain/conditions/registry"
import { CodesStep } from "../../../components/wizard/codes-step"
import { DetailsStep } from "../../../components/wizard/details-step"
import { emptyDraft, payloadOf, type CampaignDraft } from "../../../components/wizard/draft"
import { LimitsStep } from "../../../components/wizard/limits-step"
import { RulesStep } from "../../../components/wizard/rules-step"
import {
  faultsIn,
  faultsOf,
  stepOfFault,
  steps,
  type Faults,
  type Step,
} from "../../../components/wizard/steps"
import { SummaryStep } from "../../../components/wizard/summary-step"
import { messageOf, post, useChange, useEventSchemas } from "../../../lib/api"

/** A new campaign in five steps. Each step is checked by the API's own contract before the next. */
const CreateCampaignPage = () => {
  const { t } = useTranslation("redemption")
  const navigate = useNavigate()
  const form = useForm<CampaignDraft>({ defaultValues: emptyDraft() })
  const [step, setStep] = useState<Step>("codes")
  const [faults, setFaults] = useState<Faults>({})
  const { data } = useEventSchemas()
  const schemas = data?.redemption_event_schemas ?? []
  const draft = form.watch()
  const schema = schemas.find(({ id, event_type }) =>
    draft.event_schema_id ? id === draft.event_schema_id : event_type === "code_redeemed"
  )
  const typeOf = (attribute: string) => attributeOf(attribute, schema)?.type
  const inputOf = (operator: string) => operators.get(operator)?.input
  const payload = payloadOf(draft, typeOf, inputOf)
  const create = useChange((body: object) =>
    post<{ redemption_campaign: CampaignAnswer }>("/admin/redemption-campaigns", body)
  )

  const position = steps.indexOf(step)
  /** Shows the faults of the steps so far; true when there is none. */
  const check = (upTo: number) => {
    const found = faultsOf(payload, schema)
    const seen = Object.fromEntries(
      Object.entries(found).filter(([field]) => steps.indexOf(stepOfFault(field)) <= upTo)
    )
    setFaults(seen)
    const [first] = Object.keys(seen)
    if (first) {
      setStep(stepOfFault(first))
    }
    return first === undefined
  }
  const submit = async () => {
    if (!check(steps.length) || create.isPending) {
      return
    }
    const { redemption_campaign } = await create.mutateAsync(payload)
    navigate(`/redemptions/${redemption_campaign.id}`)
  }
  const next = () => {
    if (check(position)) {
      setStep(steps[position + 1])
    }
  }
  const move = (to: Step) => {
    if (steps.indexOf(to) <= position || check(steps.indexOf(to) - 1)) {
      setStep(to)
    }
  }

  return (
    <FocusModal open onOpenChange={(open) => !open && navigate("/redemptions")}>
      <FocusModal.Content aria-describedby={undefined}>
        <ProgressTabs
          value={step}
          onValueChange={(value) => move(value as Step)}
          className="flex h-full flex-col overflow-hidden"
        >
          <div className="flex items-center gap-x-4 border-b px-4 py-2">
            <FocusModal.Close asChild>
              <IconButton size="small" variant="transparent" aria-label={t("close")}>
                <XMark />
              </IconButton>
            </FocusModal.Close>
            <FocusModal.Title asChild>
              <span className="sr-only">{t("wizard.title")}</span>
            </FocusModal.Title>
            <ProgressTabs.List className="-my-2 w-full border-l">
              {steps.map((name, index) => (
                <ProgressTabs.Trigger
                  key={name}
                  value={name}
                  status={statusOf(name, index, position, faults)}
                >
                  {t(`step.${name}`)}
                </ProgressTabs.Trigger>
              ))}
            </ProgressTabs.List>
          </div>
          <FocusModal.Body className="flex-1 overflow-auto">
            <form
              className="mx-auto flex w-full max-w-[720px] flex-col gap-y-6 px-4 py-12"
              onSubmit={(event) => event.preventDefault()}
            >
              <Heading level="h2">{t(`stepTitle.${step}`)}</Heading>
              <ProgressTabs.Content value="codes">
                <CodesStep form={form} faults={faults} />
              </ProgressTabs.Content>
              <ProgressTabs.Content value="details">
                <DetailsStep form={form} faults={faults} />
              </ProgressTabs.Content>
              <ProgressTabs.Content value="rules">
                <RulesStep form={form} faults={faults} schema={schema} />
              </ProgressTabs.Content>
              <ProgressTabs.Content value="limits">
                <LimitsStep form={form} faults={faults} />
              </ProgressTabs.Content>
              <ProgressTabs.Content value="summary">
                <SummaryStep
                  form={form}
                  payload={payload}
                  faults={faults}
                  failure={create.error ? messageOf(create.error) : undefined}
                />
              </ProgressTabs.Content>
            </form>
          </FocusModal.Body>
          <FocusModal.Footer>
            <FocusModal.Close asChild>
              <Button size="small" variant="secondary">
                {t("cancel")}
              </Button>
            </FocusModal.Close>
            {step === "summary" ? (
              <Button
                size="small"
                isLoading={create.isPending}
                onClick={() => void submit().catch(() => undefined)}
              >
                {t("wizard.create")}
              </Button>
            ) : (
              <Button size="small" onClick={next}>
                {t("wizard.continue")}
              </Button>
            )}
          </FocusModal.Footer>
        </ProgressTabs>
      </FocusModal.Content>
    </FocusModal>
  )
}

function statusOf(step: Step, index: number, position: number, faults: Faults) {
  if (index === position) {
    return "in-progress" as const
  }
  return index < position && faultsIn(step, faults).length === 0
    ? ("completed" as const)
    : ("not-started" as const)
}

export default CreateCampaignPage
