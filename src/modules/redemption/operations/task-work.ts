import type { Database } from "../database"
import type { ModuleOptions } from "../options"
import { cancelTask } from "../sql/cancel-task"
import { leaseTask, type LeasedTask, type TaskCounts } from "../sql/lease-task"
import { postponeTask } from "../sql/postpone-task"
import { retryTask } from "../sql/retry-task"
import { findFileChunk } from "../sql/file-chunks"
import type { CodeSupply } from "./code-supply"
import { codeSupplyOf, generateChunk } from "./generate-chunk"
import { importChunk } from "./import-chunk"
import { failImport, reviewImport } from "./imports"
import { beginPrint, codesToPrint, completePrint, keepPrinted } from "./prints"
import { completeWithCodes, failTask, purgeChunk } from "./task-ends"

/** A worker that is silent for so long is taken for dead. A chunk takes a second or two. */
const leaseSeconds = 30

/** What the background runner can do with a task. Each method is one transaction and tells whether it still holds it. */
export class TaskWork {
  constructor(
    private readonly database: Database,
    private readonly options: ModuleOptions
  ) {}

  async lease(owner: string, task_id?: string): Promise<LeasedTask | null> {
    return await this.database.transaction((sql) =>
      leaseTask(sql, { owner, lease_seconds: leaseSeconds, task_id })
    )
  }

  /** One supply lasts for a whole task: it draws the codes of the next chunk while one is written. */
  async generateChunk(
    task: LeasedTask,
    counts: TaskCounts,
    supply: CodeSupply = codeSupplyOf(task)
  ): Promise<TaskCounts> {
    return await generateChunk(this.database, task, counts, supply, this.chunk)
  }

  async completeWithCodes(
    task: LeasedTask,
    status: "completed" | "completed_with_errors" = "completed"
  ): Promise<{ activated: boolean }> {
    return await completeWithCodes(this.database, task, status)
  }

  /** The file of a task, uploaded or printed, piece by piece. */
  async *fileOf(task_id: string): AsyncGenerator<Buffer> {
    for (let position = 0; ; position++) {
      const piece = await this.database.read((sql) => findFileChunk(sql, { task_id, position }))
      if (!piece) {
        return
      }
      yield piece
    }
  }

  async importChunk(task: LeasedTask, chunk: Parameters<typeof importChunk>[2]): Promise<void> {
    await importChunk(this.database, task, chunk, this.chunk)
  }

  async reviewImport(task: LeasedTask): Promise<void> {
    await reviewImport(this.database, task)
  }

  async failImport(task: LeasedTask, error: string): Promise<void> {
    await failImport(this.database, task, error, this.chunk)
  }

  async beginPrint(task: LeasedTask): Promise<void> {
    await beginPrint(this.database, task, leaseSeconds)
  }

  /** The codes of a print task, some at a time. */
  codesToPrint(task: LeasedTask): ReturnType<typeof codesToPrint> {
    return codesToPrint(this.database, task)
  }

  async keepPrinted(task: LeasedTask, piece: Parameters<typeof keepPrinted>[2]): Promise<void> {
    await keepPrinted(this.database, task, piece, leaseSeconds)
  }

  async completePrint(task: LeasedTask, file: Parameters<typeof completePrint>[2]): Promise<void> {
    await completePrint(this.database, task, file, this.options.print_retention_days)
  }

  get linkTemplate(): string | null {
    return this.options.deep_link ?? null
  }

  get chunkSize(): number {
    return this.options.task_chunk_size
  }

  get linkParameter(): string {
    return this.options.link_parameter
  }

  async fail(task: LeasedTask, error: string): Promise<void> {
    await failTask(this.database, task, error)
  }

  async purgeChunk(task: LeasedTask): Promise<boolean> {
    return await purgeChunk(this.database, task, this.chunk)
  }

  async postpone(task: LeasedTask, error: string, seconds: number): Promise<void> {
    await this.database.read((sql) =>
      postponeTask(sql, { task_id: task.id, fence: task.fence, error, seconds })
    )
  }

  /** @returns whether the task could be cancelled: not once it has ended */
  async cancel(task_id: string): Promise<boolean> {
    return await this.database.transaction((sql) => cancelTask(sql, { task_id }))
  }

  /** @returns whether the task could be put back in the queue: only a failed one */
  async retry(task_id: string): Promise<boolean> {
    return await this.database.transaction((sql) => retryTask(sql, { task_id }))
  }

  private get chunk() {
    return { chunk_size: this.options.task_chunk_size, lease_seconds: leaseSeconds }
  }
}
