import { connect, createServer, type AddressInfo, type Socket } from "node:net"

/**
 * Stands between the servers and PostgreSQL, on a port that stays the same when PostgreSQL comes back on another. It
 * can lose the one answer that hurts most: the database has committed, and nobody hears of it.
 */
export class PostgresProxy {
  /** So many answers to a committed claim are still to be lost. */
  private toLose = 0
  private lost = 0
  private readonly sockets = new Set<Socket>()

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    /** Where PostgreSQL listens now. */
    public target: number
  ) {}

  static async open(target: number): Promise<PostgresProxy> {
    const server = createServer((client) => proxy.connect(client))
    const proxy = new PostgresProxy(server, target)
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    return proxy
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  /** The answers to the next so many committed claims never arrive: their connections end instead. */
  loseAnswers(count: number): void {
    this.toLose += count
  }

  get lostAnswers(): number {
    return this.lost
  }

  async close(): Promise<void> {
    this.sockets.forEach((socket) => socket.destroy())
    await new Promise((resolve) => this.server.close(resolve))
  }

  private connect(client: Socket): void {
    const database = connect(this.target, "127.0.0.1")
    const end = () => {
      client.destroy()
      database.destroy()
    }
    for (const socket of [client, database]) {
      this.sockets.add(socket)
      socket.on("error", end)
      socket.on("close", () => {
        this.sockets.delete(socket)
        end()
      })
    }
    let hasClaimed = false
    client.on("data", (bytes) => {
      hasClaimed ||= /redemption_claim/.test(bytes.toString("latin1"))
      database.write(bytes)
    })
    const messages = new Messages()
    database.on("data", (bytes) => {
      if (hasClaimed && messages.endTransaction(bytes)) {
        hasClaimed = false
        if (this.toLose > 0) {
          this.toLose -= 1
          this.lost += 1
          end()
          return
        }
      }
      client.write(bytes)
    })
  }
}

/** Follows the frames that PostgreSQL sends: one byte of type, four of length, the content. */
class Messages {
  private begun: Buffer = Buffer.alloc(0)

  /** True when these bytes say "ready, and in no transaction": what was claimed before is committed or rolled back. */
  endTransaction(bytes: Buffer): boolean {
    this.begun = Buffer.concat([this.begun, bytes])
    let hasEnded = false
    while (this.begun.length >= 5) {
      const length = 1 + this.begun.readUInt32BE(1)
      if (this.begun.length < length) {
        break
      }
      hasEnded ||= this.begun[0] === 0x5a && this.begun[5] === 0x49
      this.begun = this.begun.subarray(length)
    }
    return hasEnded
  }
}
