import { createHash } from "node:crypto"
import { MedusaError } from "@medusajs/framework/utils"
import { PluginOptions } from "../../contracts/options"
import { problemsOf } from "../../contracts/problems"

/** The plugin's options with every default filled in. */
export type ModuleOptions = PluginOptions & { fingerprint_secret: string }

/** Set by Medusa itself on every module's options; not ours to judge. */
const frameworkKeys: ReadonlySet<string> = new Set(["database"])

/**
 * The plugin options with their defaults.
 *
 * @param jwtSecret the application's secret, from which the fingerprint key is derived when none is given
 * @throws MedusaError that names every option that is wrong
 */
export function parseOptions(given: Record<string, unknown> | undefined, jwtSecret?: string): ModuleOptions {
  const own = Object.fromEntries(Object.entries(given ?? {}).filter(([key]) => !frameworkKeys.has(key)))
  const parsed = PluginOptions.safeParse(own)
  if (!parsed.success) {
    const problems = problemsOf(parsed.error, "options").map(
      ({ field, message }) => `option "${field}": ${message}`
    )
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `medusa-plugin-redemption-codes cannot start, its options are wrong: ${problems.join("; ")}`
    )
  }
  return {
    ...parsed.data,
    fingerprint_secret: parsed.data.fingerprint_secret ?? derivedSecret(jwtSecret),
  }
}

/** Another key than the one that signs tokens, so that nothing stored here says anything about that one. */
function derivedSecret(jwtSecret = "supersecret"): string {
  return createHash("sha256").update(`redemption-fingerprint:${jwtSecret}`).digest("hex")
}
