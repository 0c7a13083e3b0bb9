import { Alert, Button, Checkbox, Drawer, Input, Label } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { download, messageOf, uploadCodes, useChange } from "../../lib/api"
import { DrawerHeader } from "../shared/drawer-header"
import { Field } from "../shared/field"

/** Codes that were printed elsewhere. What becomes of the rows is to be seen among the tasks. */
export const ImportDrawer = ({ campaign_id }: { campaign_id: string }) => {
  const { t } = useTranslation("redemption")
  const [open, setOpen] = useState(false)
  const [file, setFile] = useState<File | null>(null)
  const [review, setReview] = useState(true)
  const upload = useChange((chosen: File) => {
    const form = new FormData()
    form.append("review", String(review))
    form.append("file", chosen)
    return uploadCodes(campaign_id, form)
  })
  const sample = useChange(() => download("/admin/redemption-imports/sample", "redemption-codes-sample.csv"))
  const submit = () => file && upload.mutate(file, { onSuccess: () => setOpen(false) })
  return (
    <Drawer open={open} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button size="small" variant="secondary">
          {t("import.open")}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content aria-describedby={undefined}>
        <DrawerHeader title={t("import.title")} />
        <Drawer.Body className="flex flex-col gap-y-4">
          <Field label={t("import.file")} hint={t("import.fileHint")}>
            {(wiring) => (
              <Input
                {...wiring}
                type="file"
                accept=".csv,text/csv"
                onChange={(event) => setFile(event.target.files?.[0] ?? null)}
              />
            )}
          </Field>
          <div className="flex items-center gap-x-2">
            <Checkbox
              id="review"
              checked={review}
              onCheckedChange={(checked) => setReview(checked === true)}
            />
            <Label htmlFor="review" size="small">
              {t("import.review")}
            </Label>
          </div>
          <div>
            <Button size="small" variant="transparent" onClick={() => sample.mutate(undefined)}>
              {t("import.sample")}
            </Button>
          </div>
          {upload.error && <Alert variant="error">{messageOf(upload.error)}</Alert>}
        </Drawer.Body>
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button size="small" variant="secondary">
              {t("cancel")}
            </Button>
          </Drawer.Close>
          <Button size="small" disabled={!file} isLoading={upload.isPending} onClick={submit}>
            {t("import.submit")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
