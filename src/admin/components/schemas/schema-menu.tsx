import type { ActionGroup } from "@medusajs/dashboard/components"
import { PencilSquare, Pause, PlaySolid, Trash } from "@medusajs/icons"
import { toast } from "@medusajs/ui"
import { useLocation, useNavigate } from "react-router-dom"
import { messageOf, post, useChange } from "../../lib/api/client"
import { useDeleteSchema, type SchemaRow } from "../../lib/api/schemas"
import { useConfirm } from "../../lib/confirm"
import { useWords } from "../../lib/words"

/** What can be done with an event schema, in its row and on its page. What campaigns use is not deleted, and says so. */
export function useSchemaMenu(): (schema: SchemaRow) => ActionGroup[] {
  const { t, core } = useWords()
  const confirm = useConfirm()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const deletion = useDeleteSchema()
  const turn = useChange(({ id, is_active }: { id: string; is_active: boolean }) =>
    post(`/admin/redemption-event-schemas/${id}`, { is_active })
  )
  const tell = (name: string) => ({
    onSuccess: () => void toast.success(t("ui.saved", { name })),
    onError: (error: unknown) => void toast.error(messageOf(error)),
  })
  const toggle = async ({ id, name, is_active, campaign_count }: SchemaRow) => {
    const isSure =
      !is_active ||
      campaign_count === 0 ||
      (await confirm({
        title: t("schemas.deactivateTitle"),
        description: t("schemas.deactivateHint", { count: campaign_count }),
        confirm: t("schemas.deactivate"),
      }))
    if (isSure) {
      turn.mutate({ id, is_active: !is_active }, tell(name))
    }
  }
  const discard = async ({ id, name }: SchemaRow) => {
    const isSure = await confirm({
      title: t("schemas.deleteTitle"),
      description: t("schemas.deleteHint"),
      confirm: core("actions.delete"),
      verify: name,
    })
    if (isSure) {
      deletion.mutate(id, {
        onSuccess: () => {
          toast.success(t("schemas.deletedToast", { name }))
          if (pathname.endsWith(id)) {
            navigate("/redemptions/schemas")
          }
        },
        onError: (error) => void toast.error(messageOf(error)),
      })
    }
  }
  return (schema) => [
    {
      actions: [
        {
          icon: <PencilSquare />,
          label: core("actions.edit"),
          to: `/redemptions/schemas/${schema.id}/edit`,
        },
        {
          icon: schema.is_active ? <Pause /> : <PlaySolid />,
          label: t(schema.is_active ? "schemas.deactivate" : "schemas.activate"),
          onClick: () => void toggle(schema),
        },
      ],
    },
    {
      actions: [
        {
          icon: <Trash />,
          label: core("actions.delete"),
          disabled: schema.campaign_count > 0,
          disabledTooltip: t("schemas.deleteBlocked"),
          onClick: () => void discard(schema),
        },
      ],
    },
  ]
}
