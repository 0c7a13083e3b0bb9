import { Alert, Button, Drawer, toast } from "@medusajs/ui"
import { useState } from "react"
import { messageOf } from "../../lib/api/client"
import { useBindCode, type CodeRow } from "../../lib/api/codes"
import { useWords } from "../../lib/words"
import { MemberPicker } from "../member/member-picker"
import { DrawerHeader } from "../shared/drawer-header"
import { Field } from "../shared/field"

/** Ties a code to one customer: nobody else can redeem it then. */
export const BindDrawer = ({
  code,
  isOpen,
  onClose,
}: {
  code: CodeRow
  isOpen: boolean
  onClose: () => void
}) => {
  const { t, core } = useWords()
  const [customer, setCustomer] = useState(code.customer_id ?? "")
  const bind = useBindCode(code.id)
  const submit = () =>
    bind.mutate(customer, {
      onSuccess: () => {
        toast.success(t("code.bound"))
        onClose()
      },
    })
  return (
    <Drawer open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content aria-describedby={undefined}>
        <DrawerHeader title={t("code.bind")} description={t("code.bindHint")} />
        <Drawer.Body className="flex flex-1 flex-col gap-y-4">
          <Field label={t("code.customer")}>
            {(wiring) => (
              <MemberPicker
                {...wiring}
                placeholder={t("code.findCustomer")}
                value={customer || undefined}
                onChange={(id) => setCustomer(id ?? "")}
              />
            )}
          </Field>
          {bind.error && (
            <Alert variant="error" role="alert">
              {messageOf(bind.error)}
            </Alert>
          )}
        </Drawer.Body>
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button type="button" size="small" variant="secondary">
              {core("actions.cancel")}
            </Button>
          </Drawer.Close>
          <Button
            type="button"
            size="small"
            disabled={customer === ""}
            isLoading={bind.isPending}
            onClick={submit}
          >
            {t("code.bind")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
