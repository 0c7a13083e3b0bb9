import { useMutation } from "@tanstack/react-query"
import type { SimulationAnswer, SimulationRequest } from "../../../contracts/simulation"
import { post } from "./client"

/** A dry run. Changes nothing, so nothing is looked at anew afterwards. */
export const useSimulation = () =>
  useMutation({
    mutationFn: (asked: SimulationRequest) => post<SimulationAnswer>("/admin/redemption-simulations", asked),
  })
