import { model } from "@medusajs/framework/utils"
import { taskStatuses, taskTypes } from "../../../contracts/task"

/**
 * One background piece of work. Whoever holds the lease works on it; `fence` rises with every new holder, and
 * every chunk is written only while the fence is still the writer's own.
 */
export const RedemptionTask = model
  .define("redemption_task", {
    id: model.id({ prefix: "redtask" }).primaryKey(),
    type: model.enum([...taskTypes]),
    campaign_id: model.text(),
    batch_id: model.text().nullable(),
    status: model.enum([...taskStatuses]).default("queued"),
    input: model.json().nullable(),
    cursor: model.json(),
    counts: model.json(),
    lease_owner: model.text().nullable(),
    lease_until: model.dateTime().nullable(),
    fence: model.number().default(0),
    attempts: model.number().default(0),
    error: model.text().nullable(),
    requested_by: model.text().nullable(),
    started_at: model.dateTime().nullable(),
    finished_at: model.dateTime().nullable(),
    announced_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["campaign_id"] }])
