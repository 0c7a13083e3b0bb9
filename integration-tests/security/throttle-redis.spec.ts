import type { Database } from "../../src/modules/redemption/database"
import { Throttle, type Watch } from "../../src/modules/redemption/operations/throttle"
import { parseOptions } from "../../src/modules/redemption/options"
import { openRedis, type Redis } from "../faults/redis"
import { until } from "../http/until"

const noDatabase = {
  read: async () => {
    throw new Error("With Redis, nothing is asked of the database")
  },
} as unknown as Database

describe("failed tries that are counted in Redis", () => {
  const log: string[] = []
  let redis: Redis
  let throttles: Throttle[]

  beforeAll(async () => {
    redis = await openRedis()
    // Two processes of a shop, and the same secret.
    throttles = ["a", "b"].map(
      () =>
        new Throttle(
          noDatabase,
          parseOptions({ fingerprint_secret: "the same in every process" }),
          redis.url,
          (line) => log.push(line)
        )
    )
    // A throttle does not wait for its connection: until there is one, nothing is counted.
    await until(async () => {
      await throttles[0].countFailure(watched("cus_probe"), null)
      return (await throttles[1].inRedis(watched("cus_probe"))).has_failures
    })
  })
  afterAll(async () => {
    await Promise.all(throttles.map((throttle) => throttle.close()))
    await redis.kill()
  })

  const watched = (customer_id: string, ip: string | null = null): Watch =>
    throttles[0].watch({ audience: "member", customer_id, ip })

  it("hold a member off in every process, and a redemption clears them", async () => {
    const watch = watched("cus_1")
    for (let index = 0; index < 9; index++) {
      expect((await throttles[index % 2].countFailure(watch, null)).began_hold).toBe(false)
    }
    await throttles[0].forgive(watch)
    expect(await throttles[1].inRedis(watch)).toEqual({ held_until: null, has_failures: false })
    for (let index = 0; index < 10; index++) {
      await throttles[index % 2].countFailure(watch, null)
    }
    const held = (await throttles[0].inRedis(watch)).held_until!
    expect(Math.abs(held.getTime() - (await throttles[1].inRedis(watch)).held_until!.getTime())).toBeLessThan(
      1_000
    )
    // The nine that were forgiven still count for the month: this is the second full window, almost.
    expect(held.getTime() - Date.now()).toBeGreaterThan(14 * 60_000)
    await throttles[0].forget("cus_1")
    expect(await throttles[1].inRedis(watch)).toEqual({ held_until: null, has_failures: false })
  })

  it("hold an address off, whoever is there", async () => {
    for (let index = 0; index < 30; index++) {
      await throttles[index % 2].countFailure(watched(`cus_at_${index}`, "2001:db8:1:2::/64"), null)
    }
    expect((await throttles[0].inRedis(watched("cus_new", "2001:db8:1:2::/64"))).held_until).toBeInstanceOf(
      Date
    )
    expect((await throttles[0].inRedis(watched("cus_new", "2001:db8:1:3::/64"))).held_until).toBeNull()
  })

  it("are counted in each process while Redis is away, and nobody waits for it", async () => {
    await redis.kill()
    await until(async () =>
      log.includes("Redis is away: every process counts failed tries for itself until it is back")
    )
    const watch = watched("cus_2")
    for (let index = 0; index < 10; index++) {
      await throttles[0].countFailure(watch, null)
    }
    expect((await throttles[0].inRedis(watch)).held_until).toBeInstanceOf(Date)
    expect((await throttles[1].inRedis(watch)).held_until).toBeNull()
  })
})
