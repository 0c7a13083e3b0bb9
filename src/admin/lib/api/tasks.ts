import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { taskTypes, TaskStatus } from "../../../contracts/task"
import { get, post, useChange } from "./client"

const path = "/admin/redemption-tasks"
const key = "redemption_tasks"

export type TaskRow = {
  id: string
  type: (typeof taskTypes)[number]
  status: TaskStatus
  campaign_id: string | null
  batch_id: string | null
  counts: { total: number; done: number; created: number; duplicate: number; invalid: number }
  percent: number
  rows_per_second: number | null
  seconds_left: number | null
  unknown_columns: string[]
  error: string | null
  requested_by: string | null
  created_at: string
  started_at: string | null
  finished_at: string | null
}
type TaskIssue = { reason: string; count: number; examples?: { line: number; masked: string }[] }
export type OneTask = { redemption_task: TaskRow & { issues?: TaskIssue[] } }
export type TaskList = { redemption_tasks: TaskRow[]; count: number }

const restless: readonly string[] = ["uploading", "validating", "queued", "running"]
export const isAtWork = (task: TaskRow) => restless.includes(task.status)

export const useTasks = (query: object) =>
  useQuery({
    queryKey: [key, "list", query],
    queryFn: () => get<TaskList>(path, { ...query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    // Often while something moves, now and then to notice that something began.
    refetchInterval: ({ state }) => (state.data?.redemption_tasks.some(isAtWork) ? 1_500 : 10_000),
  })

export const useTask = (id: string | undefined) =>
  useQuery({
    queryKey: [key, "one", id],
    queryFn: () => get<OneTask>(`${path}/${id}`),
    enabled: id !== undefined,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data.redemption_task) ? 1_500 : false),
  })

export type TaskAction = "confirm" | "cancel" | "retry" | "undo"

export const useTaskAction = (id: string) =>
  useChange((action: TaskAction) => post<OneTask>(`${path}/${id}/${action}`))
