import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query"
import type { SimulationAnswer, SimulationRequest } from "../../../contracts/simulation"
import { post } from "./client"

/** A dry run. Changes nothing, so nothing is looked at anew afterwards. */
export const useSimulation = () =>
  useMutation({
    mutationFn: (asked: SimulationRequest) => post<SimulationAnswer>("/admin/redemption-simulations", asked),
  })

export const dryRunKey = "dry_run"

/**
 * What redeeming would come to at this moment. Nothing is kept: the next look asks again. A redemption does not refresh
 * it: when its answer was lost, Enter has to send the same once more, not to hear that the code is used.
 */
export const useDryRun = (asked: SimulationRequest | null) =>
  useQuery({
    queryKey: [dryRunKey, asked],
    queryFn: () => post<SimulationAnswer>("/admin/redemption-simulations", asked ?? {}),
    enabled: asked !== null,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    // Fields that belong to the campaign stay on the page while it is asked again.
    placeholderData: keepPreviousData,
  })
