import { Text } from "@medusajs/ui"
import { useFormContext } from "react-hook-form"
import type { Rule } from "../../../domain/rules"
import { useWords } from "../../lib/words"
import { CodePreview } from "../campaign-form/code-preview"
import { useCampaignSentences } from "../rules/sentences"
import type { CampaignDraft, payloadOf } from "./draft"

type Payload = ReturnType<typeof payloadOf>

/** What the campaign will do, in plain words, and what its codes will look like: always in sight. */
export const SummaryRail = ({ payload }: { payload: Payload }) => {
  const { t } = useWords()
  const { watch } = useFormContext<CampaignDraft>()
  const draft = watch()
  const sentences = useCampaignSentences({ ...payload, rules: payload.rules as Rule[] })
  return (
    <aside
      aria-label={t("wizard.rail")}
      className="bg-ui-bg-base shadow-elevation-card-rest flex h-fit flex-col divide-y rounded-lg xl:sticky xl:top-8"
    >
      <div className="flex flex-col gap-y-2 px-4 py-4">
        <Text size="small" weight="plus">
          {t("wizard.rail")}
        </Text>
        {sentences.map((sentence) => (
          <Text key={sentence} size="small" className="text-ui-fg-subtle">
            {sentence}
          </Text>
        ))}
      </div>
      {draft.code_source === "generate" && <CodePreview draft={draft.batch} />}
    </aside>
  )
}
