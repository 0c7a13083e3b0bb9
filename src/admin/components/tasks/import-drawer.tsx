import { RouteDrawer } from "@medusajs/dashboard/components"
import { Alert, Button, Drawer, Input, Text, toast } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import { useParams } from "react-router-dom"
import { useCampaign } from "../../lib/api/campaigns"
import { download, messageOf, useChange } from "../../lib/api/client"
import { isAtWork, useTask, useTaskAction, type OneTask } from "../../lib/api/tasks"
import { uploadCodes } from "../../lib/api/upload"
import { useWords } from "../../lib/words"
import { DrawerHeader } from "../shared/drawer-header"
import { Field } from "../shared/field"
import { FileDrop } from "../shared/file-drop"
import { Progress } from "../shared/progress"
import { Tick } from "../shared/tick"
import { TaskCounts, TaskIssueList } from "./task-report"
import { TaskStatusBadge } from "./task-status"
import { useFocusBack } from "../../lib/focus-back"

/**
 * Codes that were printed elsewhere: upload, look at what was found in the file, then let them in. Nothing counts before
 * that, and closing the drawer stops nothing: the task goes on and is found among the imports.
 */
export const ImportDrawer = () => {
  const { t } = useWords()
  const { id = "" } = useParams()
  const campaign = useCampaign(id).data?.redemption_campaign
  const [taskId, setTaskId] = useState<string>()
  useFocusBack()
  return (
    <RouteDrawer>
      <DrawerHeader title={t("import.title")} description={campaign?.name} />
      {taskId ? (
        <Report taskId={taskId} onAgain={() => setTaskId(undefined)} />
      ) : (
        <Upload campaign_id={id} onUploaded={({ redemption_task }) => setTaskId(redemption_task.id)} />
      )}
    </RouteDrawer>
  )
}

const looksLikeCsv = (file: File) => /\.(csv|txt|tsv)$/i.test(file.name)

const Upload = ({
  campaign_id,
  onUploaded,
}: {
  campaign_id: string
  onUploaded: (task: OneTask) => void
}) => {
  const { t, core, percent } = useWords()
  const [file, setFile] = useState<File | null>(null)
  const [label, setLabel] = useState("")
  const [isStrict, setStrict] = useState(false)
  const [share, setShare] = useState(0)
  const abort = useRef<AbortController>(undefined)
  useEffect(() => () => abort.current?.abort(), [])
  const upload = useChange(async (chosen: File) => {
    const form = new FormData()
    form.append("review", "true")
    form.append("mode", isStrict ? "all_or_nothing" : "skip")
    form.append("label", label.trim() || chosen.name)
    form.append("file", chosen)
    abort.current = new AbortController()
    setShare(0)
    return await uploadCodes(campaign_id, form, { onProgress: setShare, signal: abort.current.signal })
  })
  const sample = useChange(() => download("/admin/redemption-imports/sample", "redemption-codes-sample.csv"))
  const isWrongKind = file !== null && !looksLikeCsv(file)
  const isCancelled = upload.error instanceof DOMException
  return (
    <>
      <Drawer.Body className="flex flex-1 flex-col gap-y-6 overflow-auto">
        <div className="flex flex-col gap-y-2">
          <FileDrop
            label={t("import.file")}
            hint={t("import.fileHint")}
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            file={file}
            onChange={setFile}
          />
          {isWrongKind && (
            <Text size="small" className="text-ui-fg-error" role="alert">
              {t("import.wrongKind")}
            </Text>
          )}
        </div>
        <div className="bg-ui-bg-component shadow-borders-base flex flex-col items-start gap-y-2 rounded-lg p-3">
          <Text size="small" className="text-ui-fg-subtle">
            {t("import.columns")}
          </Text>
          <Button
            type="button"
            size="small"
            variant="secondary"
            isLoading={sample.isPending}
            onClick={() =>
              sample.mutate(undefined, { onError: (error) => void toast.error(messageOf(error)) })
            }
          >
            {t("import.sample")}
          </Button>
        </div>
        <Field label={t("generate.label")} hint={t("import.labelHint")} isOptional>
          {(wiring) => (
            <Input
              {...wiring}
              autoComplete="off"
              maxLength={255}
              value={label}
              onChange={(event) => setLabel(event.target.value)}
            />
          )}
        </Field>
        <Tick label={t("import.strict")} hint={t("import.strictHint")} isOn={isStrict} onChange={setStrict} />
        {upload.isPending && (
          <div className="flex flex-col gap-y-2">
            <Progress label={t("import.uploading")} share={share} />
            <Text size="small" className="text-ui-fg-subtle">
              {t("import.uploading")} {percent(share)}
            </Text>
          </div>
        )}
        {upload.error && !isCancelled && (
          <Alert variant="error" role="alert">
            {messageOf(upload.error)}
          </Alert>
        )}
      </Drawer.Body>
      <Drawer.Footer>
        {upload.isPending ? (
          <Button type="button" size="small" variant="secondary" onClick={() => abort.current?.abort()}>
            {t("import.stop")}
          </Button>
        ) : (
          <Drawer.Close asChild>
            <Button type="button" size="small" variant="secondary">
              {core("actions.cancel")}
            </Button>
          </Drawer.Close>
        )}
        <Button
          type="button"
          size="small"
          disabled={!file || isWrongKind}
          isLoading={upload.isPending}
          onClick={() => file && upload.mutate(file, { onSuccess: onUploaded })}
        >
          {t("import.submit")}
        </Button>
      </Drawer.Footer>
    </>
  )
}

/** What was found in the file, then how it goes in. */
const Report = ({ taskId, onAgain }: { taskId: string; onAgain: () => void }) => {
  const { t, core, number } = useWords()
  const { data } = useTask(taskId)
  const change = useTaskAction(taskId)
  const task = data?.redemption_task
  if (!task) {
    return <Drawer.Body className="flex-1" />
  }
  const { created } = task.counts
  const isReview = task.status === "needs_review"
  const isOver = !isAtWork(task) && !isReview
  const act = (action: "confirm" | "cancel") =>
    change.mutate(action, { onError: (error) => void toast.error(messageOf(error)) })
  return (
    <>
      <Drawer.Body className="flex flex-1 flex-col gap-y-6 overflow-auto">
        <div className="flex flex-col gap-y-2" aria-live="polite">
          <div className="flex items-center justify-between gap-x-2">
            <Text size="small" weight="plus">
              {t(isReview ? "import.found" : isOver ? "import.over" : "import.reading")}
            </Text>
            <TaskStatusBadge status={task.status} />
          </div>
          {isAtWork(task) && <Progress label={t("import.reading")} share={task.percent / 100} />}
          <Text size="small" className="text-ui-fg-subtle">
            {t(isReview ? "import.foundHint" : isOver ? "import.overHint" : "import.readingHint")}
          </Text>
        </div>
        <TaskCounts task={task} />
        {task.error && (
          <Alert variant="error" role="alert">
            {task.error}
          </Alert>
        )}
        <TaskIssueList task={task} />
      </Drawer.Body>
      <Drawer.Footer>
        {isReview ? (
          <>
            <Button
              type="button"
              size="small"
              variant="secondary"
              disabled={change.isPending}
              onClick={() => act("cancel")}
            >
              {t("import.drop")}
            </Button>
            <Button
              type="button"
              size="small"
              disabled={created === 0}
              isLoading={change.isPending}
              onClick={() => act("confirm")}
            >
              {t("import.confirm", { count: created, codes: number(created) })}
            </Button>
          </>
        ) : (
          <>
            {isOver && (
              <Button type="button" size="small" variant="secondary" onClick={onAgain}>
                {t("import.another")}
              </Button>
            )}
            <Drawer.Close asChild>
              <Button type="button" size="small">
                {core("actions.close")}
              </Button>
            </Drawer.Close>
          </>
        )}
      </Drawer.Footer>
    </>
  )
}
