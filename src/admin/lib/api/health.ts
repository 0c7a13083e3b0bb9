import { useQuery } from "@tanstack/react-query"
import { get } from "./client"

export type HealthCheck = { id: string; check: string; residue: number }

/** Reads whole tables: asked for when somebody looks, never on a timer. */
export const useHealth = () =>
  useQuery({
    queryKey: ["redemption_health"],
    queryFn: () => get<{ ok: boolean; checks: HealthCheck[] }>("/admin/redemption-health"),
    staleTime: 0,
  })
