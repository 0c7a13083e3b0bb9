import { Alert, Container, Text, toast } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { useForm } from "react-hook-form"
import { useLocation, useNavigate } from "react-router-dom"
import { useCampaign } from "../../lib/api/campaigns"
import { messageOf } from "../../lib/api/client"
import { useSchema } from "../../lib/api/schemas"
import { useSimulation } from "../../lib/api/simulations"
import { useWords } from "../../lib/words"
import { AnswerCard, EffectsCard, LimitsCard, VerdictCard } from "./result-cards"
import {
  addressOf,
  requestOf,
  simulationFaults,
  simulationIn,
  type SimulationDraft,
} from "./simulation-draft"
import { SimulatorForm } from "./simulator-form"
import { TraceCard } from "./trace-card"

/**
 * The simulator. What is asked stands in the address, so that it can be shared; the code only while a link with it is
 * being opened, and then in the fragment, which never leaves the browser.
 */
export const Simulator = () => {
  const { t } = useWords()
  const location = useLocation()
  const navigate = useNavigate()
  const [asked] = useState(() => simulationIn(location))
  const form = useForm<SimulationDraft>({ defaultValues: asked })
  const simulation = useSimulation()
  const [wasTried, setTried] = useState(false)
  const draft = form.watch()
  const { schema, attributes } = useEvent(draft.campaign_id || simulation.data?.campaign?.id)
  const faults = simulationFaults(draft)

  const simulate = () => {
    setTried(true)
    if (Object.keys(faults).length > 0) {
      return
    }
    navigate({ search: addressOf(draft).search }, { replace: true })
    simulation.mutate(requestOf(draft, attributes))
  }
  const copyLink = async () => {
    const { search, hash } = addressOf(draft)
    const link = new URL(window.location.href)
    link.search = search
    link.hash = hash
    await navigator.clipboard.writeText(link.href)
    toast.success(t("simulator.linkCopied"))
  }
  const isComplete = asked.code !== "" && Object.keys(simulationFaults(asked)).length === 0
  const isReady = isComplete && (asked.campaign_id === "" || schema !== undefined)
  useEffect(() => {
    // A link with everything in it is answered at once; the code is taken out of the address.
    if (isReady && simulation.isIdle) {
      simulate()
    }
    // Once, as soon as the attributes of the event are known.
  }, [isReady])

  return (
    <div className="grid grid-cols-1 items-start gap-3 xl:grid-cols-[420px_minmax(0,1fr)]">
      <SimulatorForm
        form={form}
        schema={schema}
        attributes={attributes}
        faults={wasTried ? faults : {}}
        isPending={simulation.isPending}
        onSubmit={simulate}
        onCopyLink={() => void copyLink()}
      />
      <div className="flex min-w-0 flex-col gap-y-3">
        {simulation.error && (
          <Alert variant="error" role="alert">
            {messageOf(simulation.error)}
          </Alert>
        )}
        {!simulation.data && <Waiting />}
        {simulation.data && (
          <>
            <VerdictCard simulation={simulation.data} />
            {simulation.data.effects.length > 0 && <EffectsCard simulation={simulation.data} />}
            <TraceCard simulation={simulation.data} />
            {simulation.data.campaign && <LimitsCard simulation={simulation.data} />}
            <AnswerCard simulation={simulation.data} />
          </>
        )}
      </div>
    </div>
  )
}

/** What the event of a campaign carries beside the code. */
function useEvent(campaign_id: string | undefined) {
  const { data } = useCampaign(campaign_id ?? "")
  const campaign = data?.redemption_campaign
  const { data: found } = useSchema(campaign?.event_schema_id ?? "")
  const schema = found?.redemption_event_schema
  return {
    schema: schema?.name,
    attributes: (schema?.attributes ?? []).filter(({ name }) => name !== campaign?.code_attribute),
  }
}

const Waiting = () => {
  const { t } = useWords()
  return (
    <Container className="flex min-h-48 flex-col items-center justify-center gap-y-1 p-6 text-center">
      <Text size="small" weight="plus">
        {t("simulator.waitingTitle")}
      </Text>
      <Text size="small" className="text-ui-fg-subtle max-w-md">
        {t("simulator.waiting")}
      </Text>
    </Container>
  )
}
