import { toCanonical } from "../../../domain/canonical"
import { readings } from "../../../domain/known-formats"
import { fingerprint } from "../fingerprint"
import type { ModuleOptions } from "../options"
import type { FormatsInUse } from "./formats-in-use"

/** The fingerprints that attempts with this code carry, in each way it may be read; none when it is no code. */
export async function fingerprintsOf(
  code: string,
  context: { options: ModuleOptions; formats: FormatsInUse }
): Promise<string[]> {
  const { link_parameter, fingerprint_secret } = context.options
  const input = toCanonical(code, { link_parameter })
  if ("problem" in input) {
    return []
  }
  const { formats } = await context.formats.current()
  return readings(input.canonical, formats).map((reading) => fingerprint(fingerprint_secret, "code", reading))
}
