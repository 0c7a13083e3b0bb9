import { matchesFormat, type CodeFormat } from "../../../domain/code-format"
import type { Database } from "../database"
import { codesInFormats, type FormatUse } from "../sql/codes-in-formats"

type Formats = { formats: CodeFormat[]; hasForeignFormats: boolean; uses: FormatUse[] }

/** How long the formats in use are remembered: a new format is understood this much later, never misread. */
const secondsRemembered = 5

/**
 * The formats of all batches, read at most every few seconds: they are few, and every redemption asks.
 *
 * They only help to read a typed code (look-alikes, check character). A code that exists is found without them, so
 * a moment's delay costs nothing.
 */
export class FormatsInUse {
  private known: { at: number; formats: Promise<Formats> } | null = null

  constructor(private readonly database: Database) {}

  async current(): Promise<Formats> {
    const isFresh = this.known && performance.now() - this.known.at <= secondsRemembered * 1_000
    return isFresh ? await this.known!.formats : await this.fresh()
  }

  /** The campaign whose codes look like this one; null when none does, or several do. */
  async campaignLike(canonical: string): Promise<string | null> {
    const { uses } = await this.current()
    const alike = uses.filter(({ format }) => format !== null && matchesFormat(format, canonical))
    const campaigns = new Set(alike.flatMap(({ campaign_ids }) => campaign_ids))
    return campaigns.size === 1 ? [...campaigns][0] : null
  }

  /** To be called when a batch was made here: its first buyer may be a second away. */
  forget(): void {
    this.known = null
  }

  async fresh(): Promise<Formats> {
    const formats = this.load()
    this.known = { at: performance.now(), formats }
    formats.catch(() => {
      this.known = null
    })
    return await formats
  }

  private async load(): Promise<Formats> {
    const uses = await this.database.read(codesInFormats)
    return {
      formats: uses.flatMap((use) => (use.format ? [use.format] : [])),
      hasForeignFormats: uses.some((use) => use.format === null),
      uses,
    }
  }
}
