import type { PrintedCode } from "./label"

/** Draws codes one after the other into a file that is taken away piece by piece while it grows. */
export type Printer = {
  content_type: string
  extension: string
  /** @throws Unprintable */
  draw(code: PrintedCode): Promise<void>
  /** What has been finished since it was last asked. */
  take(): Buffer
  /** Ends the file and gives the rest of it. */
  end(): Buffer
}
