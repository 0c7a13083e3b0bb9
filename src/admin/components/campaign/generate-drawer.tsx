import { Alert, Button, Drawer, Input } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { messageOf, post, useChange } from "../../lib/api"
import { DrawerHeader } from "../shared/drawer-header"
import { Field } from "../shared/field"

/** More codes of the campaign's own format. */
export const GenerateDrawer = ({ campaign_id }: { campaign_id: string }) => {
  const { t } = useTranslation("redemption")
  const [open, setOpen] = useState(false)
  const [quantity, setQuantity] = useState("1000")
  const [label, setLabel] = useState("")
  const generate = useChange(() =>
    post(`/admin/redemption-campaigns/${campaign_id}/batches`, {
      quantity: Number(quantity),
      ...(label.trim() ? { label } : {}),
    })
  )
  const submit = () => generate.mutate(undefined, { onSuccess: () => setOpen(false) })
  return (
    <Drawer open={open} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button size="small" variant="secondary">
          {t("generate.open")}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content aria-describedby={undefined}>
        <DrawerHeader title={t("generate.title")} />
        <Drawer.Body className="flex flex-col gap-y-4">
          <Field label={t("wizard.quantity")}>
            {(wiring) => (
              <Input
                {...wiring}
                type="number"
                min={1}
                value={quantity}
                onChange={(event) => setQuantity(event.target.value)}
              />
            )}
          </Field>
          <Field label={t("generate.label")} hint={t("generate.labelHint")}>
            {(wiring) => (
              <Input {...wiring} value={label} onChange={(event) => setLabel(event.target.value)} />
            )}
          </Field>
          {generate.error && <Alert variant="error">{messageOf(generate.error)}</Alert>}
        </Drawer.Body>
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button size="small" variant="secondary">
              {t("cancel")}
            </Button>
          </Drawer.Close>
          <Button size="small" isLoading={generate.isPending} onClick={submit}>
            {t("generate.submit")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
