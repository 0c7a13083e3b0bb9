import { MedusaError } from "@medusajs/framework/utils"
import type { CopyClient } from "./sql/copy-codes"
import type { Sql } from "./sql/sql"

/** A connection of the pool, as the pg driver gives it. */
export type Client = CopyClient & {
  query(query: { text: string; values: unknown[] }): Promise<{ rows: unknown[]; rowCount: number | null }>
}

type Pool = { acquireConnection(): Promise<Client>; releaseConnection(client: Client): Promise<void> }
type Manager = { getKnex(): { client: Pool }; getTransactionContext(): { client: Pool } | undefined }
type Repository = {
  getFreshManager<M>(): M
  transaction<M>(task: (manager: M) => Promise<unknown>): Promise<unknown>
}

/** Serialization failure, deadlock, lock timeout: nothing happened, and another try may well succeed. */
const passing: ReadonlySet<string> = new Set(["40001", "40P01", "55P03"])
const mostTries = 3

/**
 * The module's way to its tables: statements on one connection, alone or in a transaction.
 *
 * No error text of PostgreSQL leaves here. It may quote the row, and the row may hold a code.
 */
export class Database {
  constructor(
    private readonly repository: Repository,
    private readonly onError: (message: string) => void = () => undefined
  ) {}

  /**
   * Runs statements on one connection, without a transaction. The task must not ask for a second connection, nor
   * wait for anybody who does.
   */
  async read<Result>(task: (sql: Sql) => Promise<Result>): Promise<Result> {
    return await this.guarded(async () => {
      const pool = this.repository.getFreshManager<Manager>().getKnex().client
      const client = await pool.acquireConnection()
      try {
        return await task(statementsOn(client))
      } finally {
        await pool.releaseConnection(client)
      }
    })
  }

  /** Runs everything in one transaction: what the task throws rolls all of it back. */
  async transaction<Result>(task: (sql: Sql, client: Client) => Promise<Result>): Promise<Result> {
    return await this.guarded(async () => {
      const result = await this.repository.transaction<Manager>(async (manager) => {
        const context = manager.getTransactionContext()
        if (!context) {
          // On a pooled connection a lock would be released at once and silently protect nothing.
          throw new MedusaError(
            MedusaError.Types.UNEXPECTED_STATE,
            "A transaction was asked for and none was opened"
          )
        }
        const client = await context.client.acquireConnection()
        return await task(statementsOn(client), client)
      })
      return result as Result
    })
  }

  /** Keeps one connection with an open transaction for as long as its rows are being read: for streams only. */
  async *stream<Row>(rows: (sql: Sql) => AsyncGenerator<Row>): AsyncGenerator<Row> {
    const pool = this.repository.getFreshManager<Manager>().getKnex().client
    const client = await pool.acquireConnection()
    const sql = statementsOn(client)
    try {
      await sql("begin transaction isolation level repeatable read read only")
      yield* rows(sql)
    } finally {
      await sql("rollback").catch(() => undefined)
      await pool.releaseConnection(client)
    }
  }

  private async guarded<Result>(task: () => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await task()
      } catch (error) {
        const state = sqlStateOf(error)
        if (state === null) {
          throw error
        }
        if (passing.has(state) && attempt < mostTries) {
          continue
        }
        this.onError(`PostgreSQL answered ${state}${constraintOf(error)}`)
        throw new MedusaError(
          MedusaError.Types.UNEXPECTED_STATE,
          "The database could not do this. Please try again."
        )
      }
    }
  }
}

/** Runs statements behind a savepoint; false when they broke a unique constraint, with nothing of them left. */
export async function unlessTaken(sql: Sql, task: () => Promise<void>): Promise<boolean> {
  await sql("savepoint before_unique")
  try {
    await task()
  } catch (error) {
    if (sqlStateOf(error) !== "23505") {
      throw error
    }
    await sql("rollback to savepoint before_unique")
    return false
  }
  await sql("release savepoint before_unique")
  return true
}

function statementsOn(client: Client): Sql {
  return async <Row extends object>(text: string, values: readonly unknown[] = []) => {
    const { rows, rowCount } = await client.query({ text, values: [...values] })
    return { rows: rows as Row[], count: rowCount ?? 0 }
  }
}

function sqlStateOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error) || !("severity" in error)) {
    return null
  }
  return typeof error.code === "string" && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : null
}

function constraintOf(error: unknown): string {
  const name = (error as { constraint?: unknown }).constraint
  return typeof name === "string" ? ` on ${name}` : ""
}
