export type RedisConnection = { disconnect(): void; on(event: string, listener: () => void): unknown }

/**
 * A connection to the shop's Redis, by the client that Medusa's own Redis modules bring along: no package of ours.
 * Commands fail at once while Redis is away; nobody waits for it.
 *
 * @returns null when there is no client
 */
export async function connectRedis(
  url: string,
  log: (message: string) => void
): Promise<RedisConnection | null> {
  const client = await import("ioredis").catch(() => null)
  if (!client) {
    log("There is no ioredis to reach Redis with: failed tries are counted in PostgreSQL")
    return null
  }
  const redis = new client.Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 500,
    retryStrategy: (tries) => Math.min(tries * 200, 5_000),
    // A process that ends would otherwise stay two seconds longer for a Redis that is away.
    disconnectTimeout: 200,
  })
  let isAway = false
  redis.on("error", () => {
    if (!isAway) {
      log("Redis is away: every process counts failed tries for itself until it is back")
    }
    isAway = true
  })
  redis.on("ready", () => {
    isAway = false
  })
  return redis
}
