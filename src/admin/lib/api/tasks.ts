import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { TaskAnswer } from "../../../contracts/answer-schemas"
import { get, post, useChange } from "./client"

const path = "/admin/redemption-tasks"
const key = "redemption_tasks"

export type TaskRow = Omit<TaskAnswer, "issues">
export type OneTask = { redemption_task: TaskAnswer }
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
