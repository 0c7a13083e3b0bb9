import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils"
import type { CampaignAnswer } from "../../contracts/campaign-answer"
import type { CreateCampaign, UpdateCampaign } from "../../contracts/campaign"
import type {
  Points,
  RedeemAnswer,
  RedemptionAnswer,
  Referral,
  ValidateAnswer,
} from "../../contracts/answers"
import type { SimulationAnswer } from "../../contracts/simulation"
import type { HandedOutCode } from "../../contracts/hand-out"
import type { CreateTier, UpdateTier } from "../../contracts/tier"
import type { ExportColumn } from "../../contracts/export"
import type { CampaignStatus } from "../../domain/campaign"
import type { CodeFormat } from "../../domain/code-format"
import { refuse, type Refusal, type Rejection } from "../../domain/refusal"
import { Database } from "./database"
import { newId } from "./ids"
import { RedemptionAttempt } from "./models/attempt"
import { RedemptionCodeBatch } from "./models/batch"
import { RedemptionCampaign } from "./models/campaign"
import { RedemptionCode } from "./models/code"
import { RedemptionEffect } from "./models/effect"
import { RedemptionEvent } from "./models/event"
import { RedemptionEventSchema } from "./models/event-schema"
import { RedemptionHandedCode } from "./models/handed-code"
import { RedemptionPointsAccount } from "./models/points-account"
import { RedemptionPointsEntry } from "./models/points-entry"
import { Redemption } from "./models/redemption"
import { RedemptionReferral } from "./models/referral"
import { RedemptionTask } from "./models/task"
import { RedemptionTier } from "./models/tier"
import { RedemptionUsage } from "./models/usage"
import { anonymise } from "./operations/anonymise"
import { announceAttempts, announceNews, announceRedemptions, announceTiers } from "./operations/announcing"
import { answerOf } from "./operations/answer"
import type { Assessment, LoadFacts } from "./operations/assess"
import { assessTry } from "./operations/assess-try"
import { fingerprintsOf } from "./operations/attempts"
import * as campaigns from "./operations/campaigns"
import * as codes from "./operations/codes"
import * as eventSchemas from "./operations/event-schemas"
import { handlerProblems } from "./operations/effect-handlers"
import { endStaleExports, exportCodes } from "./operations/export"
import { FormatsInUse } from "./operations/formats-in-use"
import { campaignMetrics, type AskedMetrics, type Metrics } from "./operations/metrics"
import { handOutCodes, type HandOut } from "./operations/hand-out"
import * as imports from "./operations/imports"
import * as prints from "./operations/prints"
import { memberPoints } from "./operations/points"
import { adjustPoints, settlePoints } from "./operations/points-moves"
import {
  receiveEvent,
  receiveEvents,
  type EventVerdict,
  type IncomingEvent,
  type ReceivedOfMany,
} from "./operations/receive-event"
import { claimReferral, memberReferral } from "./operations/referrals"
import { reverse, type Reversal, type Reversed } from "./operations/reverse"
import { simulate, type Simulated } from "./operations/simulate"
import { storeCampaigns, type StoreVisitor } from "./operations/store-campaigns"
import { watchStock } from "./operations/stock"
import * as tiers from "./operations/tiers"
import { redeemMany, type RedeemedOfMany } from "./operations/redeem-many"
import type { RedeemRequest } from "./operations/redeem-request"
import { answerWithoutClaim, claimGrant, recordRefusal, validAnswer } from "./operations/redeem"
import { requestBatch, type BatchRequest, type RequestedBatch } from "./operations/request-batch"
import { Throttle } from "./operations/throttle"
import { TaskWork } from "./operations/task-work"
import { parseOptions, type ModuleOptions } from "./options"
import { throwProblems } from "./problems"
import { batchTotals } from "./sql/batch-totals"
import { findKnownMembers } from "./sql/anonymise-member"
import { checkHealth } from "./sql/check-health"
import {
  completeRedemption,
  markApplied,
  markEffectFault,
  markReverted,
  noteEffect,
  retryEffect,
  takeBackLate,
  takeDueEffects,
  type DueEffect,
} from "./sql/due-effects"
import { deleteOldAttempts } from "./sql/delete-old-attempts"
import type { CodeFilter } from "./sql/list-codes"
import { findOrderCodeAttributes } from "./sql/find-code-attributes"
import { findDueAccounts } from "./sql/find-due-accounts"
import { findMemberRecords, type MemberRecords } from "./sql/find-member-records"
import { findOrderRedemptions } from "./sql/find-order-redemptions"
import { findCampaignsOfTemplate, findIssuingRedemption } from "./sql/find-promotion-sources"
import { findReversibleByOrder } from "./sql/find-reversible-by-order"
import { deleteStaleUploads } from "./sql/file-chunks"
import { listHandedCodes } from "./sql/hand-out-codes"
import { findIssues, summarizeIssues, type IssueSummary, type NewIssue } from "./sql/import-issues"
import { confirmImport } from "./sql/import-tasks"
import { finishEvents, type FinishedEvent } from "./sql/insert-event"
import { deleteOldPrints } from "./sql/print-tasks"
import { insertDefaultEventSchema } from "./sql/insert-default-event-schema"
import { insertNews } from "./sql/news"
import { noteCart } from "./sql/note-cart"
import { referralFigures, type ReferralFigures } from "./sql/referral-figures"
import { countSchemaCampaigns } from "./sql/schema-campaigns"
import { countTierMembers } from "./sql/tiers"

type Container = {
  baseRepository: ConstructorParameters<typeof Database>[0]
  [ContainerRegistrationKeys.LOGGER]?: Logger
  [ContainerRegistrationKeys.CONFIG_MODULE]?: {
    projectConfig?: { redisUrl?: string; http?: { jwtSecret?: string } }
  }
}

/**
 * The module's face: lists and look-ups come from the framework, and each of the other methods is one use case that
 * decides and writes in one transaction. What they do is in `operations/`, their statements in `sql/`.
 */
export default class RedemptionModuleService extends MedusaService({
  RedemptionAttempt,
  RedemptionCampaign,
  RedemptionCode,
  RedemptionCodeBatch,
  RedemptionEffect,
  RedemptionEvent,
  RedemptionEventSchema,
  RedemptionHandedCode,
  RedemptionPointsAccount,
  RedemptionPointsEntry,
  Redemption,
  RedemptionReferral,
  RedemptionTask,
  RedemptionTier,
  RedemptionUsage,
}) {
  readonly options: ModuleOptions
  /** The background work on tasks: lease, chunk, end. */
  readonly taskWork: TaskWork
  /** The application has shut down: what fails in the background now is another process's to do. */
  hasEnded = false
  private readonly database: Database
  private readonly formats: FormatsInUse
  private readonly throttle: Throttle

  constructor(...given: [container: Container, options?: Record<string, unknown>]) {
    super(...given)
    const [container, options] = given
    const registered = new Set(Object.keys(container))
    const config = registered.has(ContainerRegistrationKeys.CONFIG_MODULE)
      ? container[ContainerRegistrationKeys.CONFIG_MODULE]
      : undefined
    const logger = registered.has(ContainerRegistrationKeys.LOGGER)
      ? container[ContainerRegistrationKeys.LOGGER]
      : undefined
    this.options = parseOptions(options, config?.projectConfig?.http?.jwtSecret)
    this.database = new Database(container.baseRepository, (message) => logger?.error(message))
    this.formats = new FormatsInUse(this.database)
    this.throttle = new Throttle(this.database, this.options, config?.projectConfig?.redisUrl, (message) =>
      logger?.warn(message)
    )
    this.taskWork = new TaskWork(this.database, this.options)
  }

  /** Medusa calls this once every module is there. */
  readonly __hooks = {
    onApplicationStart: async () => await this.ensureDefaultEventSchema(),
    onApplicationShutdown: async () => {
      this.hasEnded = true
      await this.throttle.close()
    },
  }

  async ensureDefaultEventSchema(): Promise<void> {
    await this.database.read((sql) => insertDefaultEventSchema(sql, newId("redsch")))
  }

  /** Decides about a request. Nothing is written but, of a failed try, that it failed. */
  async assessRedemption(request: RedeemRequest, loadFacts: LoadFacts): Promise<Assessment> {
    const { options, formats, throttle } = this
    return await assessTry(this.database, { options, formats, loadFacts, throttle }, request)
  }

  /**
   * Carries a grant out. When somebody was faster the situation is looked at once more, and that decides.
   *
   * @returns the answer, and the redemption when a new one was made
   */
  async claimRedemption(
    request: RedeemRequest,
    granted: Extract<Assessment, { verdict: "grant" }>,
    loadFacts: LoadFacts
  ): Promise<{ answer: RedeemAnswer; redemption_id: string | null }> {
    const first = await claimGrant(this.database, request, granted)
    if (first.outcome === "claimed") {
      if (granted.throttle?.has_failures) {
        await this.throttle.forgive(this.throttle.watch(request))
      }
      return first
    }
    if (first.outcome === "refused") {
      return { answer: await this.refuseRedemption(request, granted, first.refusal), redemption_id: null }
    }
    const again = await this.assessRedemption(request, loadFacts)
    return again.verdict === "grant"
      ? // It changed between two looks twice: whoever holds the code has it.
        {
          answer: await this.refuseRedemption(request, again, refuse("code_already_redeemed")),
          redemption_id: null,
        }
      : { answer: await this.answerUngranted(request, again), redemption_id: null }
  }

  /** Redeems for many members at once, at most once for each. */
  async redeemMany(requests: RedeemRequest[], loadFacts: LoadFacts): Promise<RedeemedOfMany[]> {
    const context = { options: this.options, formats: this.formats, loadFacts }
    return await redeemMany(this.database, context, requests)
  }

  async answerUngranted(
    request: RedeemRequest,
    assessment: Exclude<Assessment, { verdict: "grant" }>
  ): Promise<RedeemAnswer> {
    return await answerWithoutClaim(this.database, this.options, request, assessment)
  }

  async refuseRedemption(
    request: RedeemRequest,
    assessment: Assessment,
    refusal: Refusal
  ): Promise<Rejection> {
    return await recordRefusal(this.database, this.options, request, assessment, refusal)
  }

  /** Writes down which cart a redemption was for; the first one stays. */
  async noteCart(input: { redemption_id: string; cart_id: string }): Promise<void> {
    await this.database.read((sql) => noteCart(sql, input))
  }

  /** What redeeming would answer, told from what was assessed. */
  async answerValidation(request: RedeemRequest, assessment: Assessment): Promise<ValidateAnswer> {
    return await validAnswer(this.database, this.options, request, assessment)
  }

  /** What one redemption answered; null when it is not there, or not this member's. */
  async retrieveRedemptionAnswer(
    redemption_id: string,
    customer_id?: string
  ): Promise<RedemptionAnswer | null> {
    return await this.database.read((sql) => answerOf(sql, { redemption_id, customer_id }))
  }

  async retrieveMemberPoints(customer_id: string): Promise<Points> {
    return await this.database.read((sql) => memberPoints(sql, customer_id))
  }

  async createCampaign(input: CreateCampaign, requested_by: string | null) {
    throwProblems(handlerProblems(input.rules, this.options.effects))
    await this.ensureDefaultEventSchema()
    const created = await this.database.transaction((sql) =>
      campaigns.createCampaign(sql, input, requested_by)
    )
    this.formats.forget()
    return created
  }

  async editCampaign(id: string, patch: UpdateCampaign): Promise<void> {
    throwProblems(handlerProblems(patch.rules ?? [], this.options.effects))
    await this.database.transaction((sql) => campaigns.editCampaign(sql, id, patch, this.options.time_zone))
  }

  async moveCampaign(id: string, to: Exclude<CampaignStatus, "draft">): Promise<{ changed: boolean }> {
    return await this.database.transaction((sql) => campaigns.moveCampaign(sql, id, to))
  }

  async duplicateCampaign(id: string): Promise<string> {
    return await this.database.transaction((sql) => campaigns.duplicateCampaign(sql, id))
  }

  async removeCampaign(id: string): Promise<void> {
    await this.database.transaction((sql) => campaigns.removeCampaign(sql, id))
  }

  async describeCampaigns(ids: string[]): Promise<CampaignAnswer[]> {
    return await this.database.read((sql) => campaigns.describeCampaigns(sql, ids, this.options.time_zone))
  }

  async measureCampaign(input: AskedMetrics): Promise<Metrics> {
    return await this.database.read((sql) => campaignMetrics(sql, input, this.options.time_zone))
  }

  /** @param request `code_format` left out: the campaign's own */
  async requestBatch(
    request: Omit<BatchRequest, "code_format"> & { code_format?: CodeFormat }
  ): Promise<RequestedBatch> {
    const requested = await this.database.transaction(async (sql) =>
      requestBatch(sql, { ...request, code_format: await campaigns.formatFor(sql, request) })
    )
    this.formats.forget()
    return requested
  }

  async listCodes(
    ...input: Parameters<typeof codes.listCodePage> extends [unknown, ...infer Rest] ? Rest : never
  ) {
    return await this.database.read((sql) => codes.listCodePage(sql, ...input))
  }

  async searchCodes(input: Parameters<typeof codes.searchCodePage>[1]) {
    return await this.database.read((sql) => codes.searchCodePage(sql, input, this.options))
  }

  async retrieveCode(id: string) {
    return await this.database.read((sql) => codes.oneCode(sql, id))
  }

  async voidCode(id: string): Promise<void> {
    await this.database.transaction((sql) => codes.voidOneCode(sql, id))
  }

  async restoreCode(id: string): Promise<void> {
    await this.database.transaction((sql) => codes.restoreOneCode(sql, id))
  }

  async bindCode(id: string, customer_id: string): Promise<void> {
    await this.database.transaction((sql) => codes.bindOneCode(sql, id, customer_id))
  }

  /** @returns how many codes were withdrawn */
  async voidBatch(id: string): Promise<number> {
    return await this.database.transaction((sql) => codes.voidWholeBatch(sql, id))
  }

  /** @returns how many codes came back */
  async restoreBatch(id: string): Promise<number> {
    return await this.database.transaction((sql) => codes.restoreWholeBatch(sql, id))
  }

  /** A batch with its codes by status and what came of them. */
  async describeBatch(id: string) {
    const batch = await this.retrieveRedemptionCodeBatch(id)
    const { campaign_id } = batch
    const totals = await this.database.read((sql) => batchTotals(sql, { campaign_id, batch_id: id }))
    return { ...batch, ...totals }
  }

  async handOutCodes(input: HandOut): Promise<HandedOutCode[]> {
    return await this.database.transaction((sql) => handOutCodes(sql, input))
  }

  /** Who was given which code. */
  async listHandedCodes(filter: Parameters<typeof listHandedCodes>[1]) {
    return await this.database.read((sql) => listHandedCodes(sql, filter))
  }

  async createEventSchema(input: eventSchemas.NewEventSchema): Promise<string> {
    return await this.database.transaction((sql) => eventSchemas.createEventSchema(sql, input))
  }

  async editEventSchema(id: string, patch: eventSchemas.EventSchemaPatch): Promise<void> {
    await this.database.transaction((sql) => eventSchemas.editEventSchema(sql, id, patch))
  }

  async removeEventSchema(id: string): Promise<void> {
    await this.database.transaction((sql) => eventSchemas.removeEventSchema(sql, id))
  }

  async countSchemaCampaigns(schema_ids: string[]): Promise<Map<string, number>> {
    return await this.database.read((sql) => countSchemaCampaigns(sql, { schema_ids }))
  }

  async eventSchemaUses(id: string): Promise<eventSchemas.EventSchemaUses> {
    return await this.database.read((sql) => eventSchemas.eventSchemaUses(sql, id))
  }

  /** @see reverse */
  async reverseRedemption(input: Reversal): Promise<Reversed> {
    const reversed = await this.database.transaction((sql) =>
      reverse(sql, input, this.options.spent_points_on_reversal)
    )
    if (!reversed.changed) {
      // Not there at all is a 404; reversed before is no fault.
      await this.retrieveRedemption(input.redemption_id)
    }
    return reversed
  }

  async findReversibleByOrder(order_id: string): Promise<string[]> {
    return await this.database.read((sql) => findReversibleByOrder(sql, { order_id }))
  }

  async findOrderRedemptions(input: Parameters<typeof findOrderRedemptions>[1]): Promise<string[]> {
    return await this.database.read((sql) => findOrderRedemptions(sql, input))
  }

  async findIssuingRedemption(promotion_id: string): Promise<string | null> {
    return await this.database.read((sql) => findIssuingRedemption(sql, { promotion_id }))
  }

  async findCampaignsOfTemplate(promotion_id: string) {
    return await this.database.read((sql) => findCampaignsOfTemplate(sql, { promotion_id }))
  }

  /** What attempts with this code are found by; see `operations/attempts.ts`. */
  async fingerprintsOf(code: string): Promise<string[]> {
    return await fingerprintsOf(code, { options: this.options, formats: this.formats })
  }

  async findOrderCodeAttributes() {
    return await this.database.read(findOrderCodeAttributes)
  }

  async receiveEvent(event: IncomingEvent): Promise<EventVerdict> {
    return await receiveEvent(this.database, this.options, event)
  }

  /** Takes in many events; no two of them may have the same type and key. */
  async receiveEvents(events: IncomingEvent[]): Promise<ReceivedOfMany[]> {
    return await receiveEvents(this.database, this.options, events)
  }

  async finishEvents(events: FinishedEvent[]): Promise<void> {
    await this.database.read((sql) => finishEvents(sql, events))
  }

  async simulateRedemption(asked: Simulated, loadFacts: LoadFacts): Promise<SimulationAnswer> {
    return await simulate(this.database, { options: this.options, formats: this.formats, loadFacts }, asked)
  }

  async restrictCampaignToVisibility(id: string): Promise<{ changed: boolean }> {
    return await this.database.transaction((sql) =>
      campaigns.restrictToVisibility(sql, id, this.options.time_zone)
    )
  }

  async listStoreCampaigns(input: {
    visitor: StoreVisitor
    locale: string | null
    limit: number
    offset: number
  }) {
    const { time_zone } = this.options
    return await this.database.read((sql) => storeCampaigns(sql, { ...input, time_zone }))
  }

  async memberReferral(customer_id: string): Promise<Referral> {
    return await this.database.transaction((sql) => memberReferral(sql, customer_id))
  }

  async claimReferral(customer_id: string, referral_code: string): Promise<Referral> {
    return await this.database.transaction((sql) => claimReferral(sql, customer_id, referral_code))
  }

  async measureReferrals(campaign_id: string): Promise<ReferralFigures> {
    return await this.database.read((sql) => referralFigures(sql, { campaign_id, most: 5 }))
  }

  async countTierMembers(): Promise<Map<string, number>> {
    return await this.database.read(countTierMembers)
  }

  async createTier(input: CreateTier): Promise<string> {
    return await this.database.transaction((sql) => tiers.createTier(sql, input))
  }

  async editTier(id: string, patch: UpdateTier): Promise<void> {
    await this.database.transaction((sql) => tiers.editTier(sql, id, patch))
  }

  async removeTier(id: string): Promise<void> {
    await this.database.transaction((sql) => tiers.removeTier(sql, id))
  }

  /** Staff give or take points by hand. @throws 400 when there are not so many */
  async adjustPoints(input: { customer_id: string; amount: number; note: string }): Promise<void> {
    await this.database.transaction((sql) => adjustPoints(sql, input))
  }

  /** Brings some members' points up to the clock. @returns whose points moved; none: nothing is due any more */
  async settleDuePoints(): Promise<string[]> {
    const due = await this.database.read((sql) => findDueAccounts(sql, { most: 100 }))
    const moved: string[] = []
    for (const customer_id of due) {
      if (await this.database.transaction((sql) => settlePoints(sql, customer_id))) {
        moved.push(customer_id)
      }
    }
    return moved
  }

  /** A deleted customer's rows get a pseudonym; every amount stays. Done again it does nothing. */
  async anonymiseMember(customer_id: string): Promise<void> {
    await this.database.transaction((sql) => anonymise(sql, this.options, customer_id))
    await this.throttle.forget(customer_id)
  }

  /** Which of these customers have rows here. */
  async findKnownMembers(customer_ids: string[]): Promise<string[]> {
    return await this.database.read((sql) => findKnownMembers(sql, { customer_ids }))
  }

  /** Everything that is kept of a member. */
  async memberRecords(customer_id: string): Promise<MemberRecords> {
    return await this.database.read((sql) => findMemberRecords(sql, { customer_id }))
  }

  /** Ends a member's hold, and nothing is left that counts their failed tries. */
  async forgetThrottle(customer_id: string): Promise<void> {
    await this.throttle.forget(customer_id)
  }

  /** Deletes the counts of failed tries whose windows are over. */
  async sweepThrottle(): Promise<void> {
    await this.throttle.sweep()
  }

  /** Deletes refused tries beyond their retention. @returns how many */
  async forgetOldAttempts(): Promise<number> {
    const most = 1_000
    const older_than_days = this.options.attempt_retention_days
    let total = 0
    for (;;) {
      const deleted = await this.database.read((sql) => deleteOldAttempts(sql, { older_than_days, most }))
      total += deleted
      if (deleted < most) {
        return total
      }
    }
  }

  /**
   * Every code that matches, as of this moment, as pieces of a CSV file; who asked for what, and how much they got, is
   * written down.
   */
  async *exportCodes(
    filter: CodeFilter & { campaign_id: string },
    request: { columns: readonly ExportColumn[]; requested_by: string | null }
  ): AsyncGenerator<Buffer> {
    yield* exportCodes(this.database, filter, request)
  }

  /** Ends exports that a dead process left half-way. @returns how many */
  async endStaleExports(): Promise<number> {
    return await this.database.read(endStaleExports)
  }

  async beginUpload(input: { campaign_id: string; requested_by: string | null }): Promise<string> {
    return await this.database.transaction((sql) => imports.beginUpload(sql, input))
  }

  async keepFileChunk(input: { task_id: string; position: number; content: Buffer }): Promise<void> {
    await this.database.read((sql) => imports.keepFileChunk(sql, input))
  }

  async finishUpload(input: Parameters<typeof imports.finishUpload>[1]): Promise<void> {
    await this.database.transaction((sql) => imports.finishUpload(sql, input))
    this.formats.forget()
  }

  async dropUpload(task_id: string): Promise<void> {
    await this.database.read((sql) => imports.dropUpload(sql, { task_id }))
  }

  /** Deletes uploads that a dead process left half-way. */
  async dropStaleUploads(): Promise<number> {
    return await this.database.read((sql) => deleteStaleUploads(sql, { older_than_hours: 24 }))
  }

  /** @returns whether there was something to confirm */
  async confirmImport(task_id: string): Promise<boolean> {
    return await this.database.read((sql) => confirmImport(sql, { task_id }))
  }

  /** @returns how many codes are gone */
  async undoImport(task_id: string): Promise<number> {
    return await this.database.transaction((sql) => imports.undoImport(sql, task_id))
  }

  async summarizeIssues(task_id: string): Promise<IssueSummary[]> {
    return await this.database.read((sql) => summarizeIssues(sql, { task_id }))
  }

  /** What was wrong with the rows of an import, in the order of the file, a page at a time. */
  async *importIssues(task_id: string): AsyncGenerator<NewIssue> {
    let after_line = 0
    for (;;) {
      const issues = await this.database.read((sql) => findIssues(sql, { task_id, after_line, most: 1_000 }))
      yield* issues
      if (issues.length === 0) {
        return
      }
      after_line = issues[issues.length - 1].line
    }
  }

  async codesToTry(batch_id: string) {
    return await this.database.read((sql) => prints.codesToTry(sql, batch_id))
  }

  async requestPrint(input: Parameters<typeof prints.requestPrint>[1]): Promise<string> {
    return await this.database.transaction((sql) => prints.requestPrint(sql, input))
  }

  /** Deletes printed files beyond the option `print_retention_days`. @returns how many */
  async dropOldPrints(): Promise<number> {
    return await this.database.read(deleteOldPrints)
  }

  /** The link that a symbol holds instead of the code. @throws 400 without the option `deep_link` */
  linkTemplate(): string {
    const { deep_link } = this.options
    if (deep_link === undefined) {
      throwProblems([{ field: "content", message: 'a link needs the plugin option "deep_link"' }])
    }
    return deep_link!
  }

  async takeDueEffects(input: { redemption_id?: string; most: number }): Promise<DueEffect[]> {
    return await this.database.transaction((sql) => takeDueEffects(sql, input))
  }

  async noteEffect(input: Parameters<typeof noteEffect>[1]): Promise<void> {
    await this.database.read((sql) => noteEffect(sql, input))
  }

  /** @returns false when its redemption was reversed meanwhile: then it is due to be taken back */
  async markApplied(input: Parameters<typeof markApplied>[1] & { redemption_id: string }): Promise<boolean> {
    return await this.database.transaction(async (sql) => {
      const isApplied = await markApplied(sql, input)
      await completeRedemption(sql, input)
      return isApplied || !(await takeBackLate(sql, input))
    })
  }

  async markReverted(input: Parameters<typeof markReverted>[1]): Promise<void> {
    await this.database.read((sql) => markReverted(sql, input))
  }

  async markEffectFault(
    input: Parameters<typeof markEffectFault>[1] & { redemption_id: string }
  ): Promise<void> {
    await this.database.transaction(async (sql) => {
      const isMarked = await markEffectFault(sql, input)
      if (isMarked && input.retry_in_seconds === null) {
        const { id, redemption_id } = input
        await insertNews(sql, { name: "redemption_effect.failed", data: { id, redemption_id } })
      }
    })
  }

  async retryEffect(input: { id: string; redemption_id: string }): Promise<boolean> {
    return await this.database.read((sql) => retryEffect(sql, input))
  }

  /** Whether the database answers. */
  async isReachable(): Promise<boolean> {
    return await this.database
      .read((sql) => sql("select 1"))
      .then(
        () => true,
        () => false
      )
  }

  /** The invariants of the books, each with how many rows break it. */
  async checkHealth() {
    return await this.database.read(checkHealth)
  }

  /** Sends what was committed and not told yet; see `operations/announcing.ts`. Each returns how many were due. */
  async announceRedemptions(...args: Announcing<typeof announceRedemptions>): Promise<number> {
    return await announceRedemptions(this.database, ...args)
  }

  async announceAttempts(...args: Announcing<typeof announceAttempts>): Promise<number> {
    return await announceAttempts(this.database, ...args)
  }

  /** @returns the campaign that was looked at; null when there was none */
  async watchStock(): Promise<string | null> {
    return await watchStock(this.database, this.options)
  }

  async announceNews(...args: Announcing<typeof announceNews>): Promise<number> {
    return await announceNews(this.database, ...args)
  }

  async announceTiers(...args: Announcing<typeof announceTiers>): Promise<number> {
    return await announceTiers(this.database, ...args)
  }
}

type Announcing<Operation> = Operation extends (database: Database, ...rest: infer Rest) => unknown
  ? Rest
  : never
