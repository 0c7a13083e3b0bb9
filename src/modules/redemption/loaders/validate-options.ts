import type { LoaderOptions } from "@medusajs/framework/types"
import { parseOptions } from "../options"

/** Stops the boot when an option is wrong, instead of surprising somebody at the first redemption. */
export default async function validateOptions({ options }: LoaderOptions): Promise<void> {
  parseOptions(options as Record<string, unknown> | undefined)
}
