import { Alert, Label, Switch, Text } from "@medusajs/ui"
import type { UseFormReturn } from "react-hook-form"
import { useTranslation } from "react-i18next"
import type { Rule } from "../../../domain/rules"
import { campaignSummary } from "../../../domain/summary"
import type { CampaignDraft } from "./draft"
import { limitsOf } from "./draft"
import type { Faults } from "./steps"

type Payload = { name: string; rules: unknown[]; starts_at: string | null; ends_at: string | null }

/** What the campaign will do, in words, and what still stands in the way. */
export const SummaryStep = ({
  form,
  payload,
  faults,
  failure,
}: {
  form: UseFormReturn<CampaignDraft>
  payload: Payload
  faults: Faults
  failure?: string
}) => {
  const { t } = useTranslation("redemption")
  const draft = form.watch()
  const isReadable = Object.keys(faults).length === 0
  return (
    <div className="flex flex-col gap-y-6">
      {isReadable && (
        <div>
          <Text weight="plus">{draft.name}</Text>
          <Text>
            {campaignSummary({
              rules: payload.rules as Rule[],
              limits: limitsOf(draft),
              starts_at: payload.starts_at ? new Date(payload.starts_at) : null,
              ends_at: payload.ends_at ? new Date(payload.ends_at) : null,
            })}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {draft.code_source === "generate"
              ? t("wizard.willGenerate", { quantity: draft.quantity })
              : t("wizard.willImport")}
          </Text>
        </div>
      )}
      {Object.entries(faults).map(([field, message]) => (
        <Alert key={field} variant="error">
          {field}: {message}
        </Alert>
      ))}
      {failure && <Alert variant="error">{failure}</Alert>}
      <div className="flex items-center gap-x-2">
        <Switch
          id="activate"
          checked={draft.activate}
          onCheckedChange={(checked) => form.setValue("activate", checked)}
        />
        <Label htmlFor="activate">{t("wizard.activate")}</Label>
      </div>
    </div>
  )
}
