import { refusals, refuse, toRejection, type RefusalReason } from "../../src/domain/refusal"
import { languageFor, refusalWords } from "../../src/domain/refusal-words/registry"

const retryAt = new Date("2026-11-30T23:00:00Z")
const berlin = { timeZone: "Europe/Berlin" }
const forMember = (reason: RefusalReason, opaque = false) =>
  toRejection(refuse(reason, { retry_at: null }), { audience: "member", opaque, timeZone: "UTC" }).error
const forStaff = (reason: RefusalReason) =>
  toRejection(refuse(reason), { audience: "admin", opaque: true, timeZone: "UTC" }).error

it("the table has the seventeen wire codes, and whether waiting helps", () => {
  expect(
    Object.fromEntries(Object.entries(refusals).map(([code, { retryable }]) => [code, retryable]))
  ).toEqual({
    code_malformed: false,
    code_not_found: false,
    code_already_redeemed: false,
    code_expired: false,
    campaign_not_started: true,
    campaign_ended: false,
    campaign_paused: true,
    conditions_not_met: false,
    member_limit_reached: true,
    campaign_limit_reached: false,
    budget_exhausted: false,
    insufficient_points: true,
    event_invalid: false,
    event_schema_inactive: false,
    customer_required: false,
    too_many_attempts: true,
    coupon_not_applicable: false,
  })
})

it.each(["code_voided", "code_not_available", "code_bound_to_other", "campaign_not_active"] as const)(
  "%s is an unknown code to members, and itself to staff",
  (reason) => {
    expect(forMember(reason)).toEqual({
      code: "code_not_found",
      message: refusals.code_not_found.message,
      retryable: false,
      details: {},
    })
    expect(forStaff(reason)).toMatchObject({ code: "code_not_found", details: { reason } })
  }
)

it("opaque refusals fold what tells that a code exists, for members only", () => {
  const folded = [
    "code_already_redeemed",
    "code_expired",
    "campaign_not_started",
    "campaign_ended",
    "campaign_paused",
  ]
  for (const code of Object.keys(refusals) as (keyof typeof refusals)[]) {
    expect(forMember(code, true).code).toBe(folded.includes(code) ? "code_not_found" : code)
    expect(forMember(code).code).toBe(code)
    expect(forStaff(code).code).toBe(code)
  }
})

it("what is folded brings no details along", () => {
  const refusal = refuse("campaign_not_started", { retry_at: retryAt, details: { starts_at: "soon" } })
  expect(toRejection(refusal, { audience: "member", opaque: true, ...berlin }).error).toEqual(
    forMember("code_not_found")
  )
})

describe("a member limit", () => {
  it("with a window can be tried again, and says when in the program's time zone", () => {
    const refusal = refuse("member_limit_reached", { retry_at: retryAt })
    expect(toRejection(refusal, { audience: "member", ...berlin }).error).toMatchObject({
      retryable: true,
      retry_at: "2026-11-30T23:00:00.000Z",
      message: "You can redeem again on 1 December.",
    })
    expect(toRejection(refusal, { audience: "member", timeZone: "UTC" }).error.message).toBe(
      "You can redeem again on 30 November at 23:00."
    )
  })

  it("in total cannot", () => {
    expect(forMember("member_limit_reached")).toMatchObject({ retryable: false })
    expect(forMember("member_limit_reached")).not.toHaveProperty("retry_at")
  })
})

it("a refusal survives being passed as JSON", () => {
  const refusal = refuse("too_many_attempts", { retry_at: retryAt })
  const passed = JSON.parse(JSON.stringify(refusal)) as typeof refusal
  expect(toRejection(passed, { audience: "member", ...berlin })).toEqual(
    toRejection(refusal, { audience: "member", ...berlin })
  )
})

describe("languages", () => {
  it.each([
    ["de", "de"],
    ["de-AT", "de"],
    ["DE-de", "de"],
    ["pt-BR", "pt-BR"],
    ["pt", "pt-BR"],
    ["pt-PT", "pt-BR"],
    ["en-GB", null],
    ["sv-SE", null],
    ["", null],
    [null, null],
  ])("%s is served in %s", (locale, language) => {
    expect(languageFor(locale)).toBe(language)
  })

  it.each(Object.entries(refusalWords))("%s has words of its own for every refusal", (_language, words) => {
    for (const [code, { message }] of Object.entries(refusals)) {
      expect(words[code as keyof typeof refusals].length).toBeGreaterThan(5)
      expect(words[code as keyof typeof refusals]).not.toBe(message)
    }
    expect(words.redeem_again.match(/\{\{\w+\}\}/g)).toEqual(["{{moment}}"])
  })

  it("say in the member's words, and in the program's time zone, when to come back", () => {
    const refusal = refuse("member_limit_reached", { retry_at: retryAt })
    const said = (locale: string | null) =>
      toRejection(refusal, { audience: "member", ...berlin, locale }).error.message
    expect(said(null)).toBe("You can redeem again on 1 December.")
    expect(said("de-DE")).toBe("Sie können wieder einlösen: 1. Dezember.")
    expect(said("ja")).toBe("次に使用できる日時：12月1日")
    const noon = refuse("member_limit_reached", { retry_at: "2026-11-30T13:30:00Z" })
    expect(toRejection(noon, { audience: "member", ...berlin, locale: "pl" }).error.message).toContain(
      "14:30"
    )
  })
})
