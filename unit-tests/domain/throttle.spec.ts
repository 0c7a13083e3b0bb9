import { holdMinutes, isAttack, isFailedGuess, type ThrottleLimits } from "../../src/domain/throttle"
import { refusals, refuse, toRejection, type RefusalCode } from "../../src/domain/refusal"
import { visitorNetwork } from "../../src/domain/network-address"

const limits: ThrottleLimits = {
  member_failures: 10,
  member_failures_per_month: 100,
  address_failures: 30,
  window_minutes: 15,
  longest_hold_hours: 24,
  alarm_failures_per_minute: 600,
}

it.each([
  [10, 15],
  [19, 15],
  [20, 30],
  [30, 60],
  [70, 960],
  [80, 1_440],
  [99, 1_440],
  [100, 1_440],
  [100_000, 1_440],
])("after %i failures this month a hold lasts %i minutes", (failures, minutes) => {
  expect(holdMinutes(failures, limits)).toBe(minutes)
})

it("with small numbers a hold is the longest as soon as the month is full", () => {
  expect(holdMinutes(3, { ...limits, member_failures_per_month: 3 })).toBe(1_440)
  expect(holdMinutes(1, { ...limits, member_failures: 5 })).toBe(15)
})

it("counts what guessers hear and nothing else", () => {
  const counted = (Object.keys(refusals) as RefusalCode[]).filter(isFailedGuess)
  expect(counted).toEqual(["code_not_found", "code_already_redeemed", "code_expired", "campaign_ended"])
})

it("when refusals are opaque, what sounds alike counts alike", () => {
  const told = (reason: "campaign_paused" | "code_not_found") =>
    toRejection(refuse(reason), { audience: "member", opaque: true, timeZone: "UTC" })
  expect(told("campaign_paused")).toEqual(told("code_not_found"))
  expect(isFailedGuess(told("campaign_paused").error.code)).toBe(true)
})

it.each([
  [600, 0, true],
  [600, 66, true],
  [600, 67, false],
])("%i failures beside %i redemptions: an attack is %s", (failures, redemptions, expected) => {
  expect(isAttack(failures, redemptions)).toBe(expected)
})

it.each<[string, string | undefined, string | undefined, number, string | null]>([
  ["no proxy", "203.0.113.7", undefined, 0, "203.0.113.7"],
  ["no proxy, a header that the visitor made up", "203.0.113.7", "1.1.1.1", 0, "203.0.113.7"],
  ["one proxy", "10.0.0.1", "203.0.113.7", 1, "203.0.113.7"],
  ["one proxy, a header that the visitor began", "10.0.0.1", "1.1.1.1, 203.0.113.7", 1, "203.0.113.7"],
  ["two proxies", "10.0.0.1", "1.1.1.1, 203.0.113.7, 10.0.0.2", 2, "203.0.113.7"],
  ["fewer proxies than expected", "10.0.0.1", undefined, 3, "10.0.0.1"],
  ["an IPv4 address in IPv6", "::ffff:203.0.113.7", undefined, 0, "203.0.113.7"],
  ["with a port", "10.0.0.1", "203.0.113.7:4711", 1, "203.0.113.7"],
  ["IPv6", "2001:db8:1:2:3:4:5:6", undefined, 0, "2001:db8:1:2::/64"],
  ["IPv6, shortened", "2001:0DB8::1", undefined, 0, "2001:db8:0:0::/64"],
  ["IPv6, with a port and a zone", "::1", "[fe80::1%eth0]:80", 1, "fe80:0:0:0::/64"],
  ["IPv6 loopback", "::1", undefined, 0, "0:0:0:0::/64"],
  ["rubbish", "10.0.0.1", "unknown", 1, null],
  ["rubbish of many colons", "10.0.0.1", "1::2::3", 1, null],
  ["no IPv4", "10.0.0.1", "999.1.1.1", 1, null],
  ["too short", "10.0.0.1", "1:2:3", 1, null],
  ["nothing", undefined, undefined, 1, null],
])("the network of a visitor: %s", (_name, peer, forwarded, hops, expected) => {
  expect(visitorNetwork(peer, forwarded, hops)).toBe(expected)
})
