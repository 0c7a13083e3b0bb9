import { toast } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import { TierDrawer, tierDraftOf } from "../../../../components/tiers/tier-drawer"
import { useCreateTier } from "../../../../lib/api/tiers"
import { useWords } from "../../../../lib/words"

const CreateTierPage = () => {
  const { t } = useWords()
  const navigate = useNavigate()
  const creation = useCreateTier()
  return (
    <TierDrawer
      title={t("tierForm.createTitle")}
      initial={tierDraftOf({ name: "", threshold: 0, customer_group_id: null, display_order: 0 })}
      isPending={creation.isPending}
      error={creation.error}
      onSave={(tier) =>
        creation.mutate(tier, {
          onSuccess: () => {
            toast.success(t("tiers.createdToast", { name: tier.name }))
            navigate("..", { replace: true, state: { isSubmitSuccessful: true } })
          },
        })
      }
    />
  )
}

export default CreateTierPage
