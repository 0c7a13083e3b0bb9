import type { MedusaContainer } from "@medusajs/framework/types"
import { REDEMPTION_MODULE } from "../../src/modules/redemption"
import { whenAnnounced } from "../../src/workflows/announce"
import type RedemptionModuleService from "../../src/modules/redemption/service"

/** The invariants that do not hold, with how many rows break them. Empty is good. */
export async function residues(container: MedusaContainer): Promise<string[]> {
  // A test's last words are heard before the next one gets a new database.
  await whenAnnounced()
  const checks = await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).checkHealth()
  return checks
    .filter(({ residue }) => residue > 0)
    .map(({ id, check, residue }) => `${id} ${check}: ${residue}`)
}
