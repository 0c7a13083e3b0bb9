import { BlockList, isIPv4 } from "node:net"
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  type RateLimiterAbstract,
} from "rate-limiter-flexible"
import { holdMinutes, isAttack, type ThrottleLimits } from "../../../domain/throttle"
import type { Database } from "../database"
import { fingerprint } from "../fingerprint"
import type { ModuleOptions } from "../options"
import { countRecentRedemptions, deleteOldThrottles } from "../sql/throttle"
import { InTurn } from "./in-turn"
import type { RedeemRequest } from "./redeem-request"
import { connectRedis, type RedisConnection } from "./redis"

/** Whom a try is counted for, and how many failures that one may have. */
export type Watched = { key: string; most: number }

/** Where the tries of a request are counted. Empty: nobody counts them. */
export type Watch = { member: Watched | null; address: Watched | null }

export type Failed = {
  /** Set when this was one too many already, as one of many at the same time: the answer must say nothing. */
  held_until: Date | null
  /** The next one will be held off. */
  began_hold: boolean
  alarm: Alarm | null
}

/** Somebody tries codes out. */
export type Alarm = {
  /** Null: the codes that were tried belong to no campaign. */
  campaign_id: string | null
  failures: number
}

type Kind = "member" | "month" | "address" | "campaign"
type Limiters = Record<Kind, RateLimiterAbstract>

const daySeconds = 24 * 3_600
const monthSeconds = 30 * daySeconds
const alarmSeconds = 60
const alarmLastsSeconds = 15 * 60
const nobody: Watch = { member: null, address: null }

/**
 * Counts failed tries and holds off who has too many, before a code is looked up.
 *
 * Members are watched at their own doors alone: staff and servers know whom they serve. Of addresses only public ones
 * are: a private one is the shop's own storefront or proxy. With PostgreSQL, the query that reads the situation also
 * reads who is held off, so nothing is added to a redemption; with Redis that is one look there.
 */
export class Throttle {
  private readonly limiters: Promise<Limiters>
  private readonly turns = new InTurn()
  private redis: RedisConnection | null = null

  constructor(
    private readonly database: Database,
    private readonly options: ModuleOptions,
    redisUrl: string | undefined,
    private readonly log: (message: string) => void
  ) {
    this.limiters = this.open(redisUrl)
    this.limiters.catch(() => undefined)
  }

  watch(request: Pick<RedeemRequest, "audience" | "customer_id" | "ip">): Watch {
    const { throttle, fingerprint_secret } = this.options
    if (!throttle || request.audience !== "member") {
      return nobody
    }
    const { customer_id, ip } = request
    const isCounted = ip !== null && throttle.address_failures > 0 && !isPrivate(ip)
    return {
      member: customer_id === null ? null : { key: `member:${customer_id}`, most: throttle.member_failures },
      address: isCounted
        ? { key: `address:${fingerprint(fingerprint_secret, "ip", ip)}`, most: throttle.address_failures }
        : null,
    }
  }

  /** What the query of the situation looks at: nothing when Redis has the counts. */
  async inDatabase(watch: Watch): Promise<Watched[]> {
    await this.limiters
    return this.redis ? [] : watchedOf(watch)
  }

  /** As far as Redis knows. With PostgreSQL the situation tells. */
  async inRedis(watch: Watch): Promise<{ held_until: Date | null; has_failures: boolean }> {
    const limiters = await this.limiters
    if (!this.redis) {
      return { held_until: null, has_failures: false }
    }
    const found = await Promise.all(
      (["member", "address"] as const).map(async (kind) => {
        const watched = watch[kind]
        const count = watched && (await limiters[kind].get(watched.key))
        return { isHeld: Boolean(count && count.consumedPoints >= watched!.most), count }
      })
    )
    const ends = found.filter(({ isHeld }) => isHeld).map(({ count }) => Date.now() + count!.msBeforeNext)
    return {
      held_until: ends.length > 0 ? new Date(Math.max(...ends)) : null,
      has_failures: Boolean(found[0].count),
    }
  }

  /** Runs a try so that no more of one member or address are under way than may fail. */
  async inTurn<Result>(watch: Watch, task: () => Promise<Result>): Promise<Result> {
    return await watchedOf(watch).reduceRight<() => Promise<Result>>(
      (inner, { key, most }) =>
        async () =>
          await this.turns.run(key, most, inner),
      task
    )()
  }

  /** Counts a failed try, of the member, of the address and on the campaign. */
  async countFailure(watch: Watch, campaign_id: string | null): Promise<Failed> {
    const { throttle } = this.options
    if (!throttle || watchedOf(watch).length === 0) {
      return { held_until: null, began_hold: false, alarm: null }
    }
    const { alarm, isAlarmed } = await this.countOnCampaign(campaign_id, throttle)
    const member = watch.member && (await this.countMember(watch.member, isAlarmed, throttle))
    const address = watch.address && (await this.countAddress(watch.address, throttle))
    const ends = [member?.held_until, address?.held_until].filter((end) => end instanceof Date)
    return {
      held_until: ends.length > 0 ? ends.reduce((a, b) => (a > b ? a : b)) : null,
      began_hold: Boolean(member?.began_hold || address?.began_hold),
      alarm,
    }
  }

  /** A redemption forgives the window, not the month, and not the address. */
  async forgive(watch: Watch): Promise<void> {
    if (watch.member) {
      await (await this.limiters).member.delete(watch.member.key)
    }
  }

  /** Nothing is left that names this member. */
  async forget(customer_id: string): Promise<void> {
    const { member, month } = await this.limiters
    await member.delete(`member:${customer_id}`)
    await month.delete(`month:${customer_id}`)
  }

  async sweep(): Promise<void> {
    await this.database.read(deleteOldThrottles)
  }

  async close(): Promise<void> {
    // A connection that is still being opened would outlive us.
    await this.limiters.catch(() => undefined)
    this.redis?.disconnect()
  }

  private async countMember(watched: Watched, isAlarmed: boolean, throttle: ThrottleLimits) {
    const { member, month } = await this.limiters
    const count = (await member.penalty(watched.key)).consumedPoints
    const ofMonth = (await month.penalty(watched.key.replace("member:", "month:"))).consumedPoints
    // While a campaign is under attack, one failure is enough; nobody who has a code notices.
    const most = isAlarmed || ofMonth >= throttle.member_failures_per_month ? 1 : watched.most
    if (count < most) {
      return { held_until: null, began_hold: false }
    }
    const seconds = 60 * holdMinutes(ofMonth, throttle)
    await member.set(watched.key, Math.max(count, watched.most), seconds)
    const isLate = count > watched.most
    return { held_until: isLate ? new Date(Date.now() + seconds * 1_000) : null, began_hold: !isLate }
  }

  private async countAddress(watched: Watched, throttle: ThrottleLimits) {
    const { address } = await this.limiters
    const { consumedPoints, msBeforeNext } = await address.penalty(watched.key)
    const began_hold = consumedPoints === watched.most
    if (began_hold) {
      await address.block(watched.key, 60 * throttle.window_minutes)
      this.log(
        `${watched.most} tries from one network address failed within ${throttle.window_minutes} minutes: it is held off. ` +
          "If it is your storefront's server, let it pass the visitor's address on and set throttle.trusted_hops"
      )
    }
    return {
      held_until: consumedPoints > watched.most ? new Date(Date.now() + msBeforeNext) : null,
      began_hold,
    }
  }

  /** The alarm sounds once and lasts a while: until it is over, the count stands above its mark. */
  private async countOnCampaign(campaign_id: string | null, throttle: ThrottleLimits) {
    const { campaign } = await this.limiters
    const key = `campaign:${campaign_id ?? "none"}`
    const most = throttle.alarm_failures_per_minute
    const { consumedPoints: failures } = await campaign.penalty(key)
    if (failures !== most) {
      return { alarm: null, isAlarmed: failures > most }
    }
    const recent = { campaign_id, seconds: alarmSeconds, most: failures }
    const redemptions = await this.database.read((sql) => countRecentRedemptions(sql, recent))
    if (!isAttack(failures, redemptions)) {
      await campaign.delete(key)
      return { alarm: null, isAlarmed: false }
    }
    await campaign.block(key, alarmLastsSeconds)
    return { alarm: { campaign_id, failures }, isAlarmed: true }
  }

  private async open(redisUrl: string | undefined): Promise<Limiters> {
    const { throttle } = this.options
    const url = throttle && throttle.redis_url !== null ? (throttle.redis_url ?? redisUrl) : undefined
    this.redis = url ? await connectRedis(url, this.log) : null
    const window = throttle ? throttle.window_minutes * 60 : 0
    const windows: Record<Kind, { points: number; duration: number }> = {
      member: { points: throttle ? throttle.member_failures : 0, duration: window },
      month: { points: throttle ? throttle.member_failures_per_month : 0, duration: monthSeconds },
      address: { points: throttle ? throttle.address_failures : 0, duration: window },
      campaign: { points: throttle ? throttle.alarm_failures_per_minute : 0, duration: alarmSeconds },
    }
    return Object.fromEntries(
      Object.entries(windows).map(([kind, opening]) => [kind, this.limiter(opening)])
    ) as Limiters
  }

  private limiter(opening: { points: number; duration: number }): RateLimiterAbstract {
    if (this.redis) {
      return new RateLimiterRedis({
        ...opening,
        keyPrefix: "redemption",
        storeClient: this.redis,
        rejectIfRedisNotReady: true,
        // Redis is away: each process counts for itself until it is back. Never open, and nobody waits.
        // A timer of Node's cannot be set for a month; a day is more than Redis should be away.
        insuranceLimiter: new RateLimiterMemory({
          ...opening,
          duration: Math.min(opening.duration, daySeconds),
        }),
      })
    }
    return new RateLimiterPostgres({
      ...opening,
      keyPrefix: "",
      tableName: "redemption_throttle",
      tableCreated: true,
      clearExpiredByTimeout: false,
      storeType: "client",
      storeClient: {
        // Without the statement's name: prepared statements do not survive a pooler between us and PostgreSQL.
        query: async ({ text, values }: { text: string; values: unknown[] }) =>
          await this.database.read(async (sql) => {
            const { rows, count } = await sql(text, values)
            return { rows, rowCount: count }
          }),
      },
    })
  }
}

const watchedOf = ({ member, address }: Watch): Watched[] =>
  [member, address].filter((watched) => watched !== null)

/** One list per family: Node finds an IPv4 address in `::/64`, as a mapped one. */
const privateNetworks = { ipv4: new BlockList(), ipv6: new BlockList() }
for (const [network, prefix, family] of [
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  // A visitor of IPv6 is a /64; this is the one with the loopback address.
  ["::", 64, "ipv6"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 10, "ipv6"],
] as const) {
  privateNetworks[family].addSubnet(network, prefix, family)
}

/** @param address an address or a network in CIDR notation */
function isPrivate(address: string): boolean {
  const [host] = address.split("/")
  const family = isIPv4(host) ? "ipv4" : "ipv6"
  return privateNetworks[family].check(host, family)
}
