import type { CampaignAnswer } from "../../../contracts/campaign-answer"
import type { CreateCampaign, UpdateCampaign } from "../../../contracts/campaign"
import { campaignPhase, canBecome, type CampaignStatus } from "../../../domain/campaign"
import { codeFormatDefaults, type CodeFormat } from "../../../domain/code-format"
import { limitGuards, type CampaignLimits, type LimitGuard } from "../../../domain/limits"
import { ruleProblems, type Problem, type Rule } from "../../../domain/rules"
import { isNarrowerThanConditions, restrictedToVisibility } from "../../../domain/visibility"
import { windowAt } from "../../../domain/windows"
import { campaignSummary } from "../../../domain/summary"
import type { EventSchema } from "../../../domain/event-schema"
import { newId } from "../ids"
import { notAllowed, notFound, throwProblems } from "../problems"
import { changeCampaignStatus } from "../sql/change-campaign-status"
import { codeTotals } from "../sql/code-totals"
import { countEarlierUsage } from "../sql/count-earlier-usage"
import { deleteCampaign } from "../sql/delete-campaign"
import { findCampaigns, type CampaignRow } from "../sql/find-campaign"
import { findEventSchema } from "../sql/find-event-schema"
import { insertCampaign } from "../sql/insert-campaign"
import { pointsGiven } from "../sql/points-given"
import { readUsage } from "../sql/read-usage"
import { insertNews } from "../sql/news"
import type { Sql } from "../sql/sql"
import { updateCampaign } from "../sql/update-campaign"
import { activateWhenReady, checklistOf } from "./activation"
import { requestBatch, type RequestedBatch } from "./request-batch"

/** Writes a draft campaign and, when asked for codes, its first batch: both or neither. */
export async function createCampaign(
  sql: Sql,
  input: CreateCampaign,
  requested_by: string | null
): Promise<{ campaign_id: string; batch: RequestedBatch | null }> {
  const { schema_id, schema } = await schemaFor(sql, input.event_schema_id)
  throwProblems([
    ...attributeProblems(schema, input.code_attribute),
    ...rulesOf(input.rules, schema, input.type),
  ])
  const campaign_id = newId("redcamp")
  const code_format = input.code_format ?? (input.code_source === "generate" ? codeFormatDefaults : null)
  await insertCampaign(sql, {
    ...input,
    id: campaign_id,
    event_schema_id: schema_id,
    code_format,
    activate_when_ready: input.activate,
  })
  await insertNews(sql, { name: "redemption_campaign.created", data: { id: campaign_id } })
  const batch =
    input.quantity === undefined
      ? null
      : await requestBatch(sql, {
          campaign_id,
          quantity: input.quantity,
          code_format: code_format ?? codeFormatDefaults,
          max_uses: input.max_uses,
          expires_at: input.codes_expire_at,
          is_test: false,
          acknowledge_weak_codes: input.acknowledge_weak_codes,
          requested_by,
        })
  // One whose codes are printed already waits for nothing; others wait for their first batch.
  await activateWhenReady(sql, campaign_id)
  return { campaign_id, batch }
}

/** Edits a campaign. The event schema and the code attribute stay once codes exist; archived is archived. */
export async function editCampaign(
  sql: Sql,
  campaign_id: string,
  patch: UpdateCampaign,
  time_zone: string
): Promise<void> {
  const campaign = await lockCampaign(sql, campaign_id)
  if (campaign.status === "archived") {
    throw notAllowed("An archived campaign cannot be changed")
  }
  const next = { ...campaign, ...patch }
  const schema =
    next.event_schema_id === campaign.event_schema_id
      ? campaign.schema
      : (await schemaFor(sql, next.event_schema_id)).schema
  throwProblems([
    ...fixedOnceCodesExist(campaign, patch),
    ...(next.starts_at && next.ends_at && next.starts_at >= next.ends_at
      ? [{ field: "ends_at", message: "must be after starts_at" }]
      : []),
    ...(schema ? attributeProblems(schema, next.code_attribute) : []),
    ...(schema && (patch.rules || patch.event_schema_id) ? rulesOf(next.rules, schema, campaign.type) : []),
  ])
  await updateCampaign(sql, { campaign_id, patch })
  await insertNews(sql, { name: "redemption_campaign.updated", data: { id: campaign_id } })
  if (patch.limits) {
    await countEarlier(sql, campaign, patch.limits, time_zone)
  }
  await activateWhenReady(sql, campaign_id)
}

/**
 * A limit that is new, or counts in another window, begins with what the window has seen. Who was rewarded by a
 * referral campaign is not known any more by counter, so there its members begin at zero.
 */
async function countEarlier(
  sql: Sql,
  campaign: CampaignRow,
  limits: CampaignLimits,
  time_zone: string
): Promise<void> {
  const guardsOf = (given: CampaignLimits) =>
    limitGuards({ limits: given, shares: [{ customer_id: "", units: 1 }], now: campaign.now, time_zone })
  const before = guardsOf(campaign.limits)
  const isNew = (guard: LimitGuard) =>
    !before.some(
      (known) =>
        known.scope === guard.scope && known.kind === guard.kind && known.window_key === guard.window_key
    )
  for (const guard of guardsOf(limits).filter(isNew)) {
    if (guard.scope === "member" && campaign.type === "referral") {
      continue
    }
    const limit = limits[guard.scope][guard.kind]!
    const { starts_at } = windowAt(limit.window, campaign.now, time_zone)
    await countEarlierUsage(sql, {
      id_prefix: `${newId("redusg")}_`,
      campaign_id: campaign.id,
      guard,
      starts_at,
    })
  }
}

/** Lets only those redeem who see the campaign. */
export async function restrictToVisibility(
  sql: Sql,
  campaign_id: string,
  time_zone: string
): Promise<{ changed: boolean }> {
  const campaign = await lockCampaign(sql, campaign_id)
  if (!isNarrowerThanConditions(campaign.visibility, campaign.rules)) {
    return { changed: false }
  }
  const rules = restrictedToVisibility(campaign.visibility, campaign.rules)
  await editCampaign(sql, campaign_id, { rules }, time_zone)
  return { changed: true }
}

/** Activates, pauses or archives. @throws when the status does not allow it or the checklist is open */
export async function moveCampaign(
  sql: Sql,
  campaign_id: string,
  to: Exclude<CampaignStatus, "draft">
): Promise<{ changed: boolean }> {
  const campaign = await lockCampaign(sql, campaign_id)
  if (campaign.status === to) {
    return { changed: false }
  }
  if (!canBecome(campaign.status, to)) {
    throw notAllowed(`A campaign that is ${campaign.status} cannot become ${to}`)
  }
  if (to === "active") {
    const totals = await codeTotals(sql, [campaign_id])
    const open = checklistOf(campaign, totals.get(campaign_id)!).filter(
      (item) => item.level === "required" && !item.done
    )
    throwProblems(open.map((item) => ({ field: item.id, message: item.message })))
  }
  const changed = await changeCampaignStatus(sql, { campaign_id, from: campaign.status, to })
  if (changed) {
    await insertNews(sql, { name: moveNews[to], data: { id: campaign_id } })
  }
  return { changed }
}

const moveNews = {
  active: "redemption_campaign.activated",
  paused: "redemption_campaign.paused",
  archived: "redemption_campaign.archived",
} as const

/** A new draft with the same settings and no codes. */
export async function duplicateCampaign(sql: Sql, campaign_id: string): Promise<string> {
  const campaign = await lockCampaign(sql, campaign_id)
  const id = newId("redcamp")
  await insertCampaign(sql, {
    ...campaign,
    id,
    name: `${campaign.name} (copy)`.slice(0, 255),
    activate_when_ready: false,
  })
  await insertNews(sql, { name: "redemption_campaign.created", data: { id } })
  return id
}

export async function removeCampaign(sql: Sql, campaign_id: string): Promise<void> {
  await lockCampaign(sql, campaign_id)
  if (!(await deleteCampaign(sql, { campaign_id }))) {
    throw notAllowed("Only a draft without codes can be deleted. Archive this campaign instead.")
  }
}

/** Campaigns as the admin sees them, in the order of the ids: with phase, codes, summary and checklist. */
export async function describeCampaigns(
  sql: Sql,
  ids: string[],
  time_zone: string
): Promise<CampaignAnswer[]> {
  const campaigns = await findCampaigns(sql, { ids })
  const totals = await codeTotals(sql, ids)
  const points = await pointsGiven(sql, ids)
  const answers: CampaignAnswer[] = []
  for (const campaign of campaigns) {
    const codes = totals.get(campaign.id)!
    const isExhausted = (codes.total > 0 && codes.available === 0) || (await isFull(sql, campaign, time_zone))
    const { schema: _schema, has_batches: _hasBatches, now, ...stored } = campaign
    answers.push({
      ...stored,
      phase: campaignPhase(campaign, now, isExhausted),
      codes,
      points: points.get(campaign.id) ?? 0,
      summary: campaignSummary(campaign),
      checklist: checklistOf(campaign, codes),
    })
  }
  return answers
}

/** The format for a new batch of a campaign: the one asked for, else the campaign's own. */
export async function formatFor(
  sql: Sql,
  request: { campaign_id: string; code_format?: CodeFormat }
): Promise<CodeFormat> {
  const campaign = await lockCampaign(sql, request.campaign_id)
  if (campaign.status === "archived") {
    throw notAllowed("An archived campaign gets no more codes")
  }
  return request.code_format ?? campaign.code_format ?? codeFormatDefaults
}

/** Whether the caps of the whole campaign leave no room now. */
export async function isFull(sql: Sql, campaign: CampaignRow, time_zone: string): Promise<boolean> {
  const limits = { ...campaign.limits, member: { executions: null, units: null } }
  const guards = limitGuards({
    limits,
    shares: [{ customer_id: "", units: 1 }],
    now: campaign.now,
    time_zone,
  })
  const used = await readUsage(sql, { campaign_id: campaign.id, guards })
  return guards.some((guard, index) => used[index] >= guard.cap)
}

async function lockCampaign(sql: Sql, id: string): Promise<CampaignRow> {
  const [campaign] = await findCampaigns(sql, { ids: [id], lock: true })
  if (!campaign) {
    throw notFound("Redemption campaign", id)
  }
  return campaign
}

async function schemaFor(
  sql: Sql,
  id: string | undefined
): Promise<{ schema_id: string; schema: EventSchema }> {
  const found = await findEventSchema(sql, { id })
  if (!found) {
    const message = id
      ? `there is no event schema with id: ${id}`
      : "is required: the default event schema was deleted"
    throwProblems([{ field: "event_schema_id", message }])
  }
  return { schema_id: found!.id, schema: found! }
}

function attributeProblems(schema: EventSchema, code_attribute: string): Problem[] {
  const attribute = schema.attributes.find((candidate) => candidate.name === code_attribute)
  return attribute?.type === "text"
    ? []
    : [{ field: "code_attribute", message: `The event schema has no text attribute "${code_attribute}"` }]
}

function rulesOf(rules: unknown[], schema: EventSchema, type: "direct" | "referral"): Problem[] {
  return ruleProblems(rules as Rule[], { schema, type })
}

function fixedOnceCodesExist(campaign: CampaignRow, patch: UpdateCampaign): Problem[] {
  if (!campaign.has_batches) {
    return []
  }
  return (["event_schema_id", "code_attribute"] as const)
    .filter((field) => patch[field] !== undefined && patch[field] !== campaign[field])
    .map((field) => ({ field, message: "cannot change once the campaign has codes" }))
}
