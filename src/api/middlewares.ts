import { authenticate, defineMiddlewares } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { CreateBatch, ListBatches, UpdateBatch } from "../contracts/batch"
import { CampaignMetrics, CreateCampaign, ListCampaigns, UpdateCampaign } from "../contracts/campaign"
import { BindCode, ListCampaignCodes, ListCodes, SearchCodes } from "../contracts/code"
import { ListAttempts, SearchAttempts } from "../contracts/attempt"
import { ExportCodes } from "../contracts/export"
import { ListEvents, SendEvent, SendEvents, SendOwnEvent } from "../contracts/event"
import { HandOutCodes, ListHandedCodes } from "../contracts/hand-out"
import { AdjustPoints, ListMemberPoints } from "../contracts/points"
import { ClaimReferral } from "../contracts/referral"
import { PrintBatch } from "../contracts/print"
import { ReverseRedemption } from "../contracts/reversal"
import { Simulate } from "../contracts/simulation"
import { ListStoreCampaigns } from "../contracts/store-campaign"
import { DrawSymbol } from "../contracts/symbol"
import { CreateTier, ListTiers, UpdateTier } from "../contracts/tier"
import { CreateEventSchema, ListEventSchemas, UpdateEventSchema } from "../contracts/event-schema"
import {
  ListOwnRedemptions,
  ListPointsEntries,
  ListRedemptions,
  RedeemCode,
  RedeemOnBehalf,
} from "../contracts/redemption"
import { ListTasks } from "../contracts/task"
import { readableAddress } from "./readable-address"
import { ours, withStatuses } from "./statuses"
import { body, query } from "./validate"

/** Actions take no body; what is sent along by mistake is refused like any unknown field. */
const nothing = body(z.strictObject({}))
const member = Object.assign(authenticate("customer", ["session", "bearer"]), { signIn: "required" })
const anybody = Object.assign(
  authenticate("customer", ["session", "bearer"], { allowUnauthenticated: true }),
  { signIn: "optional" }
)

/** The framework takes 100 kB. 500 events, or a campaign in fifty languages, may be more than that. */
const roomForEvents = { sizeLimit: "2mb" }
const roomForCampaign = { sizeLimit: "1mb" }

/** The whole API on one page: who may call what with which contract. `/admin` routes are guarded by the framework. */
export default defineMiddlewares({
  routes: [
    { matcher: ours, middlewares: [withStatuses, readableAddress] },

    { matcher: "/store/redemptions", methods: ["GET"], middlewares: [member, query(ListOwnRedemptions)] },
    { matcher: "/store/redemptions", methods: ["POST"], middlewares: [member, body(RedeemCode)] },
    { matcher: "/store/redemptions/validate", methods: ["POST"], middlewares: [member, body(RedeemCode)] },
    { matcher: "/store/redemptions/:id", methods: ["GET"], middlewares: [member] },
    { matcher: "/store/points", methods: ["GET"], middlewares: [member] },
    { matcher: "/store/points/entries", methods: ["GET"], middlewares: [member, query(ListPointsEntries)] },
    {
      matcher: "/store/redemption-campaigns",
      methods: ["GET"],
      middlewares: [anybody, query(ListStoreCampaigns)],
    },
    { matcher: "/store/redemption-events", methods: ["POST"], middlewares: [member, body(SendOwnEvent)] },
    { matcher: "/store/referral", methods: ["GET"], middlewares: [member] },
    { matcher: "/store/referral", methods: ["POST"], middlewares: [member, body(ClaimReferral)] },

    { matcher: "/admin/redemption-event-schemas", methods: ["GET"], middlewares: [query(ListEventSchemas)] },
    { matcher: "/admin/redemption-event-schemas", methods: ["POST"], middlewares: [body(CreateEventSchema)] },
    {
      matcher: "/admin/redemption-event-schemas/:id",
      methods: ["POST"],
      middlewares: [body(UpdateEventSchema)],
    },

    { matcher: "/admin/redemption-campaigns", methods: ["GET"], middlewares: [query(ListCampaigns)] },
    {
      matcher: "/admin/redemption-campaigns",
      methods: ["POST"],
      bodyParser: roomForCampaign,
      middlewares: [body(CreateCampaign)],
    },
    {
      matcher: "/admin/redemption-campaigns/:id",
      methods: ["POST"],
      bodyParser: roomForCampaign,
      middlewares: [body(UpdateCampaign)],
    },
    { matcher: "/admin/redemption-campaigns/:id/activate", methods: ["POST"], middlewares: [nothing] },
    { matcher: "/admin/redemption-campaigns/:id/pause", methods: ["POST"], middlewares: [nothing] },
    { matcher: "/admin/redemption-campaigns/:id/archive", methods: ["POST"], middlewares: [nothing] },
    { matcher: "/admin/redemption-campaigns/:id/duplicate", methods: ["POST"], middlewares: [nothing] },
    {
      matcher: "/admin/redemption-campaigns/:id/restrict-to-visibility",
      methods: ["POST"],
      middlewares: [nothing],
    },
    {
      matcher: "/admin/redemption-campaigns/:id/batches",
      methods: ["POST"],
      middlewares: [body(CreateBatch)],
    },
    {
      matcher: "/admin/redemption-campaigns/:id/codes",
      methods: ["GET"],
      middlewares: [query(ListCampaignCodes)],
    },
    {
      matcher: "/admin/redemption-campaigns/:id/codes/export",
      methods: ["GET"],
      middlewares: [query(ExportCodes)],
    },
    {
      matcher: "/admin/redemption-campaigns/:id/hand-outs",
      methods: ["GET"],
      middlewares: [query(ListHandedCodes)],
    },
    {
      matcher: "/admin/redemption-campaigns/:id/hand-outs",
      methods: ["POST"],
      middlewares: [body(HandOutCodes)],
    },
    // A file is streamed by its route: nothing may read the body before.
    { matcher: "/admin/redemption-campaigns/:id/imports", methods: ["POST"], bodyParser: false },
    {
      matcher: "/admin/redemption-campaigns/:id/metrics",
      methods: ["GET"],
      middlewares: [query(CampaignMetrics)],
    },

    { matcher: "/admin/redemption-batches", methods: ["GET"], middlewares: [query(ListBatches)] },
    { matcher: "/admin/redemption-batches/:id", methods: ["POST"], middlewares: [body(UpdateBatch)] },
    { matcher: "/admin/redemption-batches/:id/void", methods: ["POST"], middlewares: [nothing] },
    { matcher: "/admin/redemption-batches/:id/print", methods: ["POST"], middlewares: [body(PrintBatch)] },
    { matcher: "/admin/redemption-batches/:id/restore", methods: ["POST"], middlewares: [nothing] },
    {
      matcher: "/admin/redemption-batches/:id/print/preview",
      methods: ["POST"],
      middlewares: [body(PrintBatch)],
    },

    { matcher: "/admin/redemption-codes", methods: ["GET"], middlewares: [query(ListCodes)] },
    { matcher: "/admin/redemption-codes/search", methods: ["POST"], middlewares: [body(SearchCodes)] },
    { matcher: "/admin/redemption-codes/:id/symbol", methods: ["GET"], middlewares: [query(DrawSymbol)] },
    { matcher: "/admin/redemption-codes/:id/void", methods: ["POST"], middlewares: [nothing] },
    { matcher: "/admin/redemption-codes/:id/restore", methods: ["POST"], middlewares: [nothing] },
    { matcher: "/admin/redemption-codes/:id/bind", methods: ["POST"], middlewares: [body(BindCode)] },

    { matcher: "/admin/redemption-tasks", methods: ["GET"], middlewares: [query(ListTasks)] },
    { matcher: "/admin/redemption-tasks/:id/cancel", methods: ["POST"], middlewares: [nothing] },
    { matcher: "/admin/redemption-tasks/:id/retry", methods: ["POST"], middlewares: [nothing] },
    { matcher: "/admin/redemption-tasks/:id/confirm", methods: ["POST"], middlewares: [nothing] },
    { matcher: "/admin/redemption-tasks/:id/undo", methods: ["POST"], middlewares: [nothing] },

    { matcher: "/admin/redemptions", methods: ["GET"], middlewares: [query(ListRedemptions)] },
    { matcher: "/admin/redemptions", methods: ["POST"], middlewares: [body(RedeemOnBehalf)] },
    { matcher: "/admin/redemptions/:id/reverse", methods: ["POST"], middlewares: [body(ReverseRedemption)] },
    {
      matcher: "/admin/redemptions/:id/effects/:effect_id/retry",
      methods: ["POST"],
      middlewares: [nothing],
    },
    { matcher: "/admin/redemption-simulations", methods: ["POST"], middlewares: [body(Simulate)] },
    { matcher: "/admin/redemption-attempts", methods: ["GET"], middlewares: [query(ListAttempts)] },
    {
      matcher: "/admin/redemption-attempts/search",
      methods: ["POST"],
      middlewares: [body(SearchAttempts)],
    },
    { matcher: "/admin/redemption-events", methods: ["GET"], middlewares: [query(ListEvents)] },
    { matcher: "/admin/redemption-events", methods: ["POST"], middlewares: [body(SendEvent)] },
    {
      matcher: "/admin/redemption-events/batch",
      methods: ["POST"],
      bodyParser: roomForEvents,
      middlewares: [body(SendEvents)],
    },

    { matcher: "/admin/customers/:id/points", methods: ["GET"], middlewares: [query(ListMemberPoints)] },
    { matcher: "/admin/customers/:id/points", methods: ["POST"], middlewares: [body(AdjustPoints)] },
    { matcher: "/admin/redemption-tiers", methods: ["GET"], middlewares: [query(ListTiers)] },
    { matcher: "/admin/redemption-tiers", methods: ["POST"], middlewares: [body(CreateTier)] },
    { matcher: "/admin/redemption-tiers/:id", methods: ["POST"], middlewares: [body(UpdateTier)] },
  ],
})
