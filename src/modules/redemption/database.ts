import type { Duplex, Readable } from "node:stream"
import { MedusaError } from "@medusajs/framework/utils"
import { unavailable } from "./problems"
import type { CopyClient } from "./sql/copy-codes"
import type { CopyOutClient } from "./sql/export-codes"
import type { Sql } from "./sql/sql"

/** A connection of the pool, as the pg driver gives it. */
export type Client = CopyClient & {
  query(query: { text: string; values?: unknown[] }): Promise<{ rows: unknown[]; rowCount: number | null }>
}

/** A connection outside of the pool. */
type OwnClient = Client & CopyOutClient & { connection: { stream: Duplex } }

type Pool = {
  acquireConnection(): Promise<Client>
  releaseConnection(client: Client): Promise<void>
  acquireRawConnection(): Promise<OwnClient>
  destroyRawConnection(client: OwnClient): Promise<void>
}
type Manager = { getKnex(): { client: Pool }; getTransactionContext(): { client: Pool } | undefined }
type Repository = {
  getFreshManager<M>(): M
  transaction<M>(task: (manager: M) => Promise<unknown>): Promise<unknown>
}

/** Serialization failure, deadlock, lock timeout: nothing happened, and another try may well succeed. */
const passing: ReadonlySet<string> = new Set(["40001", "40P01", "55P03"])
const mostTries = 3

/** How long a request waits for a free connection. Whoever asks again a little later is better off than in a queue. */
const secondsForConnection = 5

/** So many streams of a process may have a connection of their own at the same time. */
const mostCopies = 4

/**
 * The module's way to its tables: statements on one connection, alone or in a transaction.
 *
 * No error text of PostgreSQL leaves here. It may quote the row, and the row may hold a code.
 */
export class Database {
  private copies = 0

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
      const client = await inTime(pool.acquireConnection(), (late) => pool.releaseConnection(late))
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
      const begun = deadline()
      const result = this.repository.transaction<Manager>(async (manager) => {
        if (!begun.inTime()) {
          throw unavailable()
        }
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
      // When the wait is over without a beginning, the transaction that begins later does nothing.
      return (await Promise.race([result, begun.missed])) as Result
    })
  }

  /**
   * Streams what one COPY sends, on a connection of its own: however slowly somebody reads, nobody else waits for a
   * connection of the pool. Few at a time, for PostgreSQL has not many connections either.
   *
   * Whoever stops reading ends the statement with it. Nothing has begun when there is no place for one more.
   */
  async *copyOut(begin: (client: CopyOutClient) => Promise<Readable>): AsyncGenerator<Buffer> {
    if (this.copies >= mostCopies) {
      throw unavailable()
    }
    this.copies += 1
    try {
      const pool = this.repository.getFreshManager<Manager>().getKnex().client
      const client = await this.guarded(() =>
        inTime(pool.acquireRawConnection(), (late) => pool.destroyRawConnection(late))
      )
      let isWhole = false
      try {
        // The first rows come at once when they are read in the order of an index, and not sorted first.
        await this.guarded(() =>
          client.query({
            text: `begin transaction read only;
              set local timezone = 'UTC'; set local statement_timeout = 0; set local enable_sort = off`,
          })
        )
        const rows = await begin(client)
        // It may still complain when nobody listens any more.
        rows.on("error", () => undefined)
        for await (const piece of rows) {
          yield piece as Buffer
        }
        await client.query({ text: "commit" })
        isWhole = true
      } catch (error) {
        throw this.inOurWords(error)
      } finally {
        if (isWhole) {
          await pool.destroyRawConnection(client)
        } else {
          // No polite end: it would wait until everything was sent. PostgreSQL stops when nobody is there.
          client.connection.stream.destroy()
        }
      }
    } finally {
      this.copies -= 1
    }
  }

  private async guarded<Result>(task: () => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await task()
      } catch (error) {
        if (attempt < mostTries && passing.has(sqlStateOf(error) ?? "")) {
          continue
        }
        throw this.inOurWords(error)
      }
    }
  }

  /** What the database or the way to it said, without a word of its own; any other error as it is. */
  private inOurWords(error: unknown): unknown {
    if (isConnectionLost(error)) {
      this.onError(`The database is away: ${(error as Error).name}`)
      return unavailable()
    }
    const state = sqlStateOf(error)
    if (state === null) {
      return error
    }
    this.onError(`PostgreSQL answered ${state}${constraintOf(error)}`)
    if (passing.has(state) || comingBack.test(state)) {
      return unavailable()
    }
    return new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      "The database could not do this. Please try again."
    )
  }
}

/** Waits for a connection, but not for ever; one that comes too late goes straight back. */
async function inTime<Connection>(
  pending: Promise<Connection>,
  giveBack: (late: Connection) => Promise<void>
): Promise<Connection> {
  const wait = deadline()
  pending.then((client) => (wait.inTime() ? undefined : giveBack(client))).catch(() => undefined)
  return await Promise.race([pending, wait.missed])
}

/** `inTime` ends the wait; `missed` rejects when nobody has ended it by then. */
function deadline() {
  let state: "waiting" | "begun" | "missed" = "waiting"
  let timer: NodeJS.Timeout
  const missed = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      state = "missed"
      reject(unavailable())
    }, secondsForConnection * 1_000).unref()
  })
  missed.catch(() => undefined)
  const inTime = () => {
    clearTimeout(timer)
    state = state === "waiting" ? "begun" : state
    return state === "begun"
  }
  return { missed, inTime }
}

/** Too many connections, shutting down, starting up, connection broken: PostgreSQL will be there again. */
const comingBack = /^(08|53|57P)/

/** What the driver and the pool say when there is no PostgreSQL to say anything. */
function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) {
    return false
  }
  const { code } = error as { code?: unknown }
  return (
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOENT)$/.test(String(code)) ||
    /^(KnexTimeoutError|TimeoutError)$/.test(error.name) ||
    /^Connection terminated|^timeout expired|not queryable/.test(error.message)
  )
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
