/** What other code may run, extend and hook into: `medusa-plugin-redemption-codes/workflows`. */
export { adjustPointsWorkflow } from "./adjust-points"
export { restoreBatchWorkflow, updateBatchWorkflow, voidBatchWorkflow } from "./change-batch"
export { bindCodeWorkflow, restoreCodeWorkflow, voidCodeWorkflow } from "./change-code"
export {
  cancelTaskWorkflow,
  confirmImportWorkflow,
  retryTaskWorkflow,
  undoImportWorkflow,
} from "./change-task"
export { createCampaignWorkflow } from "./create-campaign"
export {
  deleteCampaignWorkflow,
  duplicateCampaignWorkflow,
  moveCampaignWorkflow,
  restrictToVisibilityWorkflow,
  updateCampaignWorkflow,
} from "./edit-campaign"
export {
  createEventSchemaWorkflow,
  deleteEventSchemaWorkflow,
  updateEventSchemaWorkflow,
} from "./event-schemas"
export { generateCodesWorkflow } from "./generate-codes"
export { printBatchWorkflow } from "./print-batch"
export { handOutCodesWorkflow } from "./hand-out-codes"
export { redeemCodeWorkflow } from "./redeem-code"
export { receiveEvent } from "./receive-event"
export { reverseRedemptionWorkflow } from "./reverse-redemption"
export { createTierWorkflow, deleteTierWorkflow, updateTierWorkflow } from "./tiers"
export type { RedemptionEvents } from "../contracts/bus-events"
export type { CustomEffect, EffectHandler } from "../contracts/effect-handler"
