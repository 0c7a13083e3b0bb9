import { Readable, type Duplex } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** A reader who takes nothing for so many milliseconds has gone. */
const mostSilence = 120_000

/**
 * Sends a file as it comes, as fast as the reader takes it, and never holds all of it in memory.
 *
 * Until its first piece is here, what goes wrong is thrown and becomes an answer. After that there is no answer any
 * more: the transfer breaks off, which the reader sees, and the log says why. A reader who goes away is no fault.
 */
export async function sendFile(
  req: MedusaRequest,
  res: MedusaResponse,
  file: { name: string; content_type: string; bytes?: number },
  pieces: AsyncGenerator<unknown>,
  ...through: Duplex[]
): Promise<void> {
  try {
    const first = await pieces.next()
    res.setHeader("content-type", file.content_type)
    res.setHeader("content-disposition", `attachment; filename="${file.name}"`)
    res.setHeader("cache-control", "no-store")
    if (file.bytes !== undefined) {
      res.setHeader("content-length", file.bytes)
    }
    res.setTimeout(mostSilence, () => res.destroy())
    const all = async function* () {
      if (!first.done) {
        yield first.value
        yield* pieces
      }
    }
    await pipeline([Readable.from(all()), ...through, res])
  } catch (error) {
    if (!res.headersSent && !res.destroyed) {
      throw error
    }
    if (!isReadersEnd(error)) {
      const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER)
      logger.error(
        `A file broke off while it was sent: ${error instanceof Error ? error.message : "unknown"}`
      )
    }
  } finally {
    // Also when nobody was there any more to begin with.
    await pieces.return(undefined)
  }
}

const isReadersEnd = (error: unknown) =>
  (error as { code?: unknown } | null)?.code === "ERR_STREAM_PREMATURE_CLOSE"
