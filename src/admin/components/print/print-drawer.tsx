import { RouteDrawer } from "@medusajs/dashboard/components"
import { Alert, Button, Drawer, Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { useParams, useSearchParams } from "react-router-dom"
import { PrintBatch } from "../../../contracts/print"
import { useCampaign } from "../../lib/api/campaigns"
import { download, messageOf, useChange } from "../../lib/api/client"
import { useBatches, type BatchRow } from "../../lib/api/codes"
import { usePrint } from "../../lib/api/prints"
import { isAtWork, useTask } from "../../lib/api/tasks"
import { faultsOf } from "../../lib/faults"
import { focusFirstFault } from "../../lib/focus-first-fault"
import { useWords } from "../../lib/words"
import { TextLink } from "../member/member-link"
import { DrawerHeader } from "../shared/drawer-header"
import { FormDrawer } from "../shared/form-drawer"
import { Progress } from "../shared/progress"
import { LabelPreview } from "./label-preview"
import { emptyPrint, printRequestOf, type PrintDraft } from "./print-draft"
import { PrintFields } from "./print-fields"

/** Codes as sheets of labels or pictures: what they look like, then the file. `?batch_id=` opens it for one batch. */
export const PrintDrawer = () => {
  const { id = "" } = useParams()
  const [params] = useSearchParams()
  const { data } = useBatches(id)
  const [task_id, setTask] = useState<string | null>(null)
  if (task_id) {
    return <Printing task_id={task_id} onAgain={() => setTask(null)} />
  }
  const batches = data?.redemption_code_batches.filter(
    ({ available_at, voided_at }) => available_at && !voided_at
  )
  if (!batches) {
    return null
  }
  const asked = batches.find((batch) => batch.id === params.get("batch_id")) ?? batches.at(0)
  return asked ? <PrintForm batches={batches} initial={asked.id} onPrinted={setTask} /> : <NothingToPrint />
}

const PrintForm = ({
  batches,
  initial,
  onPrinted,
}: {
  batches: BatchRow[]
  initial: string
  onPrinted: (task_id: string) => void
}) => {
  const words = useWords()
  const { t } = words
  const { id = "" } = useParams()
  const campaign = useCampaign(id).data?.redemption_campaign
  const form = useForm<PrintDraft>({ defaultValues: emptyPrint(initial) })
  const print = usePrint()
  const draft = form.watch()
  const settings = printRequestOf(draft)
  const faults = faultsOf(PrintBatch.safeParse(settings), words)
  const isRight = Object.keys(faults).length === 0
  const submit = () => {
    if (isRight) {
      print.mutate(
        { batch_id: draft.batch_id, settings },
        { onSuccess: ({ redemption_task }) => onPrinted(redemption_task.id) }
      )
    } else {
      focusFirstFault()
    }
  }
  return (
    <FormDrawer
      title={t("print.title")}
      description={campaign?.name}
      form={form}
      onSubmit={submit}
      submit={t("print.submit")}
      isPending={print.isPending}
      error={print.error}
    >
      {/* Stays in sight while the settings below it scroll. */}
      <section className="bg-ui-bg-base -mx-6 flex flex-col gap-y-2 px-6 pb-2 md:sticky md:-top-4 md:z-[1]">
        <Heading level="h3">{t("print.preview")}</Heading>
        <LabelPreview batch_id={isRight ? draft.batch_id : ""} settings={settings} />
      </section>
      <PrintFields form={form} batches={batches} faults={faults} />
    </FormDrawer>
  )
}

/** The file on its way, and then the file. */
const Printing = ({ task_id, onAgain }: { task_id: string; onAgain: () => void }) => {
  const { t, core, dateTime } = useWords()
  const { data } = useTask(task_id)
  const task = data?.redemption_task
  const file = task?.file
  const save = useChange(() =>
    download(`/admin/redemption-tasks/${task_id}/file`, file?.name ?? task_id, file?.content_type ?? "*/*")
  )
  const isUnderWay = !task || isAtWork(task)
  return (
    <RouteDrawer>
      <DrawerHeader title={t("print.title")} />
      <Drawer.Body className="flex flex-1 flex-col gap-y-4 overflow-auto">
        {isUnderWay && (
          <>
            <Progress label={t("print.progress")} share={(task?.percent ?? 0) / 100} />
            <Text size="small" className="text-ui-fg-subtle">
              {t("print.running")}
            </Text>
            <TextLink to="/redemptions/tasks">{t("tasks.title")}</TextLink>
          </>
        )}
        <div role="status" className="flex flex-col gap-y-4">
          {file && (
            <Alert variant="success">
              <Text size="small" className="text-ui-fg-base">
                {t("print.ready", { count: task.counts.created })}
              </Text>
              <Text size="small" className="text-ui-fg-subtle">
                {t("print.kept", { moment: dateTime(file.expires_at) })}
              </Text>
            </Alert>
          )}
          {!isUnderWay && !file && <Alert variant="error">{task.error ?? t("print.failed")}</Alert>}
        </div>
      </Drawer.Body>
      <Drawer.Footer>
        <Button type="button" size="small" variant="secondary" onClick={onAgain}>
          {t("print.again")}
        </Button>
        <Button
          type="button"
          size="small"
          disabled={!file}
          isLoading={save.isPending}
          onClick={() => save.mutate(undefined, { onError: (error) => void toast.error(messageOf(error)) })}
        >
          {core("actions.download")}
        </Button>
      </Drawer.Footer>
    </RouteDrawer>
  )
}

const NothingToPrint = () => {
  const { t, core } = useWords()
  return (
    <RouteDrawer>
      <DrawerHeader title={t("print.title")} />
      <Drawer.Body>
        <Text size="small" className="text-ui-fg-subtle">
          {t("print.noBatches")}
        </Text>
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button type="button" size="small" variant="secondary">
            {core("actions.close")}
          </Button>
        </Drawer.Close>
      </Drawer.Footer>
    </RouteDrawer>
  )
}
