import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { AttemptRecord } from "../../../contracts/redemption-record"
import { get, post } from "./client"

const path = "/admin/redemption-attempts"

export type AttemptList = { redemption_attempts: AttemptRecord[]; count: number }

/** Refused tries, newest first; those with one code when it is given: it goes in the body, never in a URL. */
export const useAttempts = (code: string, query: object) =>
  useQuery({
    queryKey: ["redemption_attempts", code, query],
    queryFn: () =>
      code === ""
        ? get<AttemptList>(path, { ...query })
        : post<AttemptList>(`${path}/search`, { ...query, code }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: 15_000,
  })
