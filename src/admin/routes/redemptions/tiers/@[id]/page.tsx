import { toast } from "@medusajs/ui"
import { useNavigate, useParams } from "react-router-dom"
import { TierDrawer, tierDraftOf } from "../../../../components/tiers/tier-drawer"
import { useTier, useUpdateTier } from "../../../../lib/api/tiers"
import { useWords } from "../../../../lib/words"

const EditTierPage = () => {
  const { t } = useWords()
  const { id = "" } = useParams()
  const navigate = useNavigate()
  const { data, error } = useTier(id)
  const update = useUpdateTier(id)
  if (error) {
    throw error
  }
  return (
    data && (
      <TierDrawer
        title={t("tierForm.editTitle")}
        initial={tierDraftOf(data.redemption_tier)}
        isPending={update.isPending}
        error={update.error}
        onSave={(tier) =>
          update.mutate(tier, {
            onSuccess: () => {
              toast.success(t("ui.saved", { name: tier.name }))
              navigate("..", { replace: true, state: { isSubmitSuccessful: true } })
            },
          })
        }
      />
    )
  )
}

export default EditTierPage
