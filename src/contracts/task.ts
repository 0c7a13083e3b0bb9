import { z } from "@medusajs/framework/zod"
import { oneOrMore, paging, text } from "./fields"

export const taskTypes = ["generate", "import", "export", "print"] as const

export const taskStatuses = [
  "uploading",
  "validating",
  "needs_review",
  "queued",
  "running",
  "completed",
  "completed_with_errors",
  "failed",
  "cancelled",
  "undone",
] as const
export type TaskStatus = (typeof taskStatuses)[number]

export const ListTasks = z.strictObject({
  ...paging("created_at"),
  campaign_id: oneOrMore(text(64)),
  type: oneOrMore(z.enum(taskTypes)),
  status: oneOrMore(z.enum(taskStatuses)),
})
export type ListTasks = z.output<typeof ListTasks>
