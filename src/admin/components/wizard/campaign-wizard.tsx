import { RouteFocusModal } from "@medusajs/dashboard/components"
import { Alert, Button, FocusModal, Heading, Kbd, ProgressTabs, Text, toast } from "@medusajs/ui"
import { useEffect, useRef, useState, type KeyboardEvent } from "react"
import { FormProvider, useForm } from "react-hook-form"
import { useNavigate } from "react-router-dom"
import { useCreateCampaign } from "../../lib/api/campaigns"
import { useEventSchemas } from "../../lib/api/shop"
import { useDirection } from "../../lib/direction"
import { errorInWords, faultsInAnswer, type Faults } from "../../lib/faults"
import { focusFirstFault } from "../../lib/focus-first-fault"
import { useSavedDraft } from "../../lib/saved-draft"
import { useWords } from "../../lib/words"
import { faultsOfAssessment } from "../campaign-form/assessment"
import { DetailsFields } from "../campaign-form/details-fields"
import { LimitsFields } from "../campaign-form/limits-fields"
import { TranslationsFields } from "../campaign-form/translations-fields"
import { VisibilityFields } from "../campaign-form/visibility-fields"
import { RulesEditor } from "../rules/rules-editor"
import { ModalHeader } from "../shared/modal-header"
import { CodesStep } from "./codes-step"
import { emptyDraft, payloadOf, schemaOf, type CampaignDraft } from "./draft"
import { faultsIn, faultsOfCampaign, stepOfFault, steps, type Step } from "./steps"
import { SummaryRail } from "./summary-rail"
import { SummaryStep } from "./summary-step"
import { KeyboardForm } from "../shared/keyboard-form"
import { useFocusBack } from "../../lib/focus-back"

/** A new campaign in five steps. Each step is checked by the API's own contract before the next. */
export const CampaignWizard = () => {
  const words = useWords()
  const { t, core } = words
  const navigate = useNavigate()
  const form = useForm<CampaignDraft>({ defaultValues: emptyDraft() })
  const { saved, restore, discard, finish } = useSavedDraft("redemption:new-campaign", form)
  const { data: schemas } = useEventSchemas()
  const create = useCreateCampaign()
  const direction = useDirection()
  useFocusBack()

  const draft = form.watch()
  const schema = schemaOf(draft, schemas)
  const payload = payloadOf(draft, schema)
  const { step, position, faults, move, next, show } = useSteps({
    ...(draft.code_source === "generate" ? faultsOfAssessment(draft.batch, "code_format.length", words) : {}),
    ...faultsOfCampaign(payload, schema, words),
  })

  const submit = (activate: boolean) => {
    if (!next(steps.length)) {
      return
    }
    create.mutate(
      { ...payload, activate },
      {
        onSuccess: ({ redemption_campaign: { id, name } }) => {
          finish()
          toast.success(t("wizard.created", { name }))
          const page = `/redemptions/${id}`
          navigate(draft.code_source === "import" ? `${page}/import` : page, {
            state: { isSubmitSuccessful: true },
          })
        },
        onError: (error) => show(faultsInAnswer(error, words)),
      }
    )
  }
  const isLast = step === "summary"
  const onSubmit = () => (isLast ? submit(draft.activate) : void next(position))
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (event.altKey && by !== undefined) {
      event.preventDefault()
      const to = steps[position + (direction === "rtl" ? -by : by)]
      if (to) {
        move(to)
      }
    }
  }

  return (
    <RouteFocusModal.Form form={form}>
      <FormProvider {...form}>
        <KeyboardForm noValidate className="flex h-full flex-col overflow-hidden" onSubmit={onSubmit}>
          <ProgressTabs
            dir={direction}
            value={step}
            onValueChange={(value) => move(value as Step)}
            onKeyDown={onKeyDown}
            activationMode="manual"
            className="flex h-full flex-col overflow-hidden"
          >
            <ModalHeader title={t("wizard.title")} description={t("wizard.description")}>
              <StepTabs position={position} faults={faults} />
            </ModalHeader>
            <FocusModal.Body className="bg-ui-bg-subtle flex-1 overflow-auto">
              <div className="mx-auto grid w-full max-w-[1120px] grid-cols-1 gap-8 px-4 py-8 sm:px-8 xl:grid-cols-[minmax(0,1fr)_320px]">
                <div className="flex min-w-0 flex-col gap-y-6">
                  {saved && <Restore onRestore={restore} onDiscard={discard} />}
                  <StepHeading step={step} position={position} />
                  <ProgressTabs.Content value="codes">
                    <CodesStep faults={faults} schemas={schemas} />
                  </ProgressTabs.Content>
                  <ProgressTabs.Content value="details">
                    <div className="flex flex-col gap-y-6">
                      <DetailsFields faults={faults} />
                      <div className="flex flex-col gap-y-4 border-t pt-6">
                        <VisibilityFields faults={faults} />
                      </div>
                      <div className="flex flex-col gap-y-4 border-t pt-6">
                        <Heading level="h3">{t("translations.title")}</Heading>
                        <TranslationsFields faults={faults} fallback={draft} />
                      </div>
                    </div>
                  </ProgressTabs.Content>
                  <ProgressTabs.Content value="rules">
                    <RulesEditor schema={schema} faults={faults} type={draft.type} />
                  </ProgressTabs.Content>
                  <ProgressTabs.Content value="limits">
                    <LimitsFields faults={faults} />
                  </ProgressTabs.Content>
                  <ProgressTabs.Content value="summary">
                    <SummaryStep
                      payload={payload}
                      faults={faults}
                      failure={create.error ? errorInWords(create.error, words) : undefined}
                      onEdit={move}
                    />
                  </ProgressTabs.Content>
                </div>
                <SummaryRail payload={payload} />
              </div>
            </FocusModal.Body>
            <FocusModal.Footer className="flex-wrap">
              <FocusModal.Close asChild>
                <Button type="button" size="small" variant="secondary">
                  {core("actions.cancel")}
                </Button>
              </FocusModal.Close>
              {isLast && draft.activate && (
                <Button
                  type="button"
                  size="small"
                  variant="secondary"
                  disabled={create.isPending}
                  onClick={() => submit(false)}
                >
                  {core("actions.saveAsDraft")}
                </Button>
              )}
              <Button type="submit" size="small" isLoading={create.isPending}>
                {isLast
                  ? t(draft.code_source === "import" ? "wizard.createAndImport" : "wizard.create")
                  : core("actions.continue")}
                <Kbd aria-hidden className="bg-transparent text-inherit max-sm:hidden">
                  ⌘↵
                </Kbd>
              </Button>
            </FocusModal.Footer>
          </ProgressTabs>
        </KeyboardForm>
      </FormProvider>
    </RouteFocusModal.Form>
  )
}

/**
 * Which step is shown, and which faults. Going back never checks; going ahead stops at the first step with a fault. A
 * fault that has been shown goes as soon as it is mended.
 */
function useSteps(found: Faults) {
  const { t } = useWords()
  const [step, setStep] = useState<Step>("codes")
  const [shown, setShown] = useState<string[]>([])
  /** What only the API could know; until the next try. */
  const [answered, setAnswered] = useState<Faults>({})
  const notice = useRef<string | number>(undefined)
  const position = steps.indexOf(step)
  const faults = {
    ...answered,
    ...Object.fromEntries(Object.entries(found).filter(([field]) => shown.includes(field))),
  }

  const goTo = (faulty: Faults) => {
    const [first] = Object.keys(faulty).sort((a, b) => positionOfFault(a) - positionOfFault(b))
    if (notice.current !== undefined) {
      toast.dismiss(notice.current)
    }
    if (first !== undefined) {
      const at = stepOfFault(first)
      setStep(at)
      notice.current = toast.error(
        t("wizard.fix", { count: faultsIn(at, faulty).length, step: t(`step.${at}`) })
      )
      focusFirstFault()
    }
    return first === undefined
  }
  /** Checks the steps up to this one, and goes on when they are right. */
  const next = (upTo: number) => {
    const faulty = Object.fromEntries(
      Object.entries(found).filter(([field]) => positionOfFault(field) <= upTo)
    )
    setAnswered({})
    setShown(Object.keys(faulty))
    const isRight = goTo(faulty)
    const following = steps[upTo + 1]
    if (isRight && following) {
      setStep(following)
    }
    return isRight
  }
  const move = (to: Step) => {
    const target = steps.indexOf(to)
    if (target <= position) {
      setStep(to)
    } else {
      next(target - 1)
    }
  }
  const show = (faulty: Faults) => {
    setAnswered(faulty)
    goTo(faulty)
  }
  return { step, position, faults, move, next, show }
}

const positionOfFault = (field: string) => steps.indexOf(stepOfFault(field))

const StepTabs = ({ position, faults }: { position: number; faults: Faults }) => {
  const { t } = useWords()
  return (
    <>
      <ProgressTabs.List className="-my-2 w-full border-s max-md:sr-only">
        {steps.map((name, index) => {
          const isWrong = faultsIn(name, faults).length > 0
          const isDone = index < position && !isWrong
          return (
            <ProgressTabs.Trigger
              key={name}
              value={name}
              className="text-ui-fg-subtle border-e border-r-0 text-start"
              status={index === position ? "in-progress" : isDone ? "completed" : "not-started"}
            >
              {t(`step.${name}`)}
              {isWrong && <span className="sr-only">{t("wizard.hasFaults")}</span>}
            </ProgressTabs.Trigger>
          )
        })}
      </ProgressTabs.List>
      <Text size="small" weight="plus" className="md:hidden" aria-hidden>
        {t("wizard.position", {
          number: position + 1,
          total: steps.length,
          step: t(`step.${steps[position]}`),
        })}
      </Text>
    </>
  )
}

/** Takes the focus when the step changes, so that whoever hears the page knows where they are. */
const StepHeading = ({ step, position }: { step: Step; position: number }) => {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const last = useRef(step)
  const positionInWords = t("wizard.position", {
    number: position + 1,
    total: steps.length,
    step: t(`step.${step}`),
  })
  useEffect(() => {
    if (last.current === step) {
      return
    }
    last.current = step
    // Once the dialog has settled where the focus goes; a field that asks for it by itself keeps it.
    const frame = requestAnimationFrame(() => {
      if (!document.querySelector('[role="tabpanel"] :focus')) {
        heading.current?.focus()
      }
    })
    return () => cancelAnimationFrame(frame)
  }, [step])
  return (
    <div>
      <h2 ref={heading} tabIndex={-1} className="h1-core outline-none">
        <span className="sr-only">{positionInWords} </span>
        {t(`stepTitle.${step}`)}
      </h2>
      <Text size="small" className="text-ui-fg-subtle">
        {t(`stepHint.${step}`)}
      </Text>
    </div>
  )
}

const Restore = ({ onRestore, onDiscard }: { onRestore: () => void; onDiscard: () => void }) => {
  const { t } = useWords()
  return (
    <Alert variant="info" className="items-center">
      <div className="flex flex-wrap items-center gap-2">
        <span>{t("wizard.restoreQuestion")}</span>
        <Button type="button" size="small" variant="secondary" onClick={onRestore}>
          {t("wizard.restore")}
        </Button>
        <Button type="button" size="small" variant="transparent" onClick={onDiscard}>
          {t("wizard.discard")}
        </Button>
      </div>
    </Alert>
  )
}
