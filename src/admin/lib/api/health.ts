import { useQuery } from "@tanstack/react-query"
import type { HealthAnswer } from "../../../contracts/answer-schemas"
import { get } from "./client"

/** Reads whole tables: asked for when somebody looks, never on a timer. */
export const useHealth = () =>
  useQuery({
    queryKey: ["redemption_health"],
    queryFn: () => get<HealthAnswer>("/admin/redemption-health"),
    staleTime: 0,
  })
