import {
  batchOf,
  detailsOf,
  emptyBatch,
  emptyDetails,
  emptyLimits,
  limitsOf,
  translationsOf,
  visibilityOf,
  type BatchDraft,
  type DetailsDraft,
  type LimitsDraft,
  type TranslationDraft,
  type VisibilityDraft,
} from "../campaign-form/drafts"
import { emptyRule, rulesOf, type RuleDraft } from "../rules/rule-draft"
import type { EventSchemaRow } from "../../lib/api/shop"

/** A whole new campaign while somebody fills it in. */
export type CampaignDraft = DetailsDraft & {
  type: "direct" | "referral"
  event_schema_id: string
  code_attribute: string
  code_source: "generate" | "import"
  batch: BatchDraft
  visibility: VisibilityDraft
  translations: TranslationDraft[]
  rules: RuleDraft[]
  limits: LimitsDraft
  activate: boolean
}

export const emptyDraft = (): CampaignDraft => ({
  ...emptyDetails(),
  type: "direct",
  event_schema_id: "",
  code_attribute: "",
  code_source: "generate",
  batch: emptyBatch("1000"),
  visibility: { target: "everyone", segments: [], tiers: [] },
  translations: [],
  rules: [emptyRule()],
  limits: emptyLimits(),
  activate: true,
})

/** The schema that is used unless another is chosen. */
const defaultEvent = "code_redeemed"

export const schemaOf = (
  { event_schema_id }: Pick<CampaignDraft, "event_schema_id">,
  schemas: EventSchemaRow[] = []
) =>
  schemas.find(({ id, event_type }) =>
    event_schema_id === "" ? event_type === defaultEvent : id === event_schema_id
  )

const textAttributes = (schema: EventSchemaRow | undefined) =>
  schema?.attributes.filter(({ type }) => type === "text").map(({ name }) => name) ?? []

/** The attribute that carries the code: the chosen one, else the schema's first text. */
export const codeAttributeOf = (
  { code_attribute }: Pick<CampaignDraft, "code_attribute">,
  schema: EventSchemaRow | undefined
) => (code_attribute !== "" ? code_attribute : (textAttributes(schema)[0] ?? "promo_code"))

/** What the API is sent. */
export function payloadOf(draft: CampaignDraft, schema: EventSchemaRow | undefined) {
  const { expires_at, ...batch } = batchOf(draft.batch)
  return {
    ...detailsOf(draft),
    type: draft.type,
    ...(draft.event_schema_id === "" ? {} : { event_schema_id: draft.event_schema_id }),
    code_attribute: codeAttributeOf(draft, schema),
    code_source: draft.code_source,
    ...(draft.code_source === "generate" ? { ...batch, codes_expire_at: expires_at } : {}),
    visibility: visibilityOf(draft.visibility),
    translations: translationsOf(draft.translations),
    rules: rulesOf(draft.rules, schema),
    limits: limitsOf(draft.limits),
    activate: draft.activate,
  }
}
