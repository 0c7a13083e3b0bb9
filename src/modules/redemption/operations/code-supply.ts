import { randomFillSync } from "node:crypto"
import type { CodeFormat } from "../../../domain/code-format"
import { createCodeGenerator } from "../../../domain/code-generator"
import { newId } from "../ids"
import { codeRows, type BatchOfCodes, type CodeRows } from "../sql/copy-codes"

/** So many codes are drawn at a time: a millisecond or so of this process. */
const piecewise = 1_000

/**
 * New codes of one batch, as rows that are ready to be written. Some are drawn ahead, while the database writes those
 * before them: otherwise each would wait for the other.
 */
export class CodeSupply {
  private readonly ready: CodeRows[] = []
  private readonly generator: ReturnType<typeof createCodeGenerator>
  /** So many are still to be drawn ahead. */
  private ahead = 0
  private isDrawing = false

  constructor(
    format: CodeFormat,
    private readonly batch: Omit<BatchOfCodes, "codes">
  ) {
    this.generator = createCodeGenerator(format, (bytes) => void randomFillSync(bytes))
  }

  /** The next codes, at most so many: no fewer than were asked for ahead. @throws CodeSpaceExhausted */
  next(most: number): CodeRows {
    const piece = this.ready.shift()
    if (piece) {
      return piece
    }
    const drawn = this.draw(most)
    this.ahead = Math.max(0, this.ahead - drawn.count)
    return drawn
  }

  /** Begins to draw, whenever this process has nothing else to do. */
  drawAhead(count: number): void {
    this.ahead = count
    if (!this.isDrawing) {
      this.isDrawing = true
      setImmediate(() => this.drawOne())
    }
  }

  private drawOne(): void {
    try {
      if (this.ahead > 0) {
        const piece = this.draw(this.ahead)
        this.ahead -= piece.count
        this.ready.push(piece)
      }
    } catch {
      // Whoever needs them draws again, and hears of it.
      this.ahead = 0
    }
    this.isDrawing = this.ahead > 0
    if (this.isDrawing) {
      setImmediate(() => this.drawOne())
    }
  }

  private draw(most: number): CodeRows {
    const codes = this.generator.draw(Math.min(piecewise, most))
    return codeRows(this.batch, codes, () => newId("redcode"))
  }
}
