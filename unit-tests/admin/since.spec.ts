import { memberName } from "../../src/admin/lib/member-name"
import { beginOf, spans } from "../../src/admin/lib/since"

describe("how far back a list goes", () => {
  const now = Date.parse("2026-03-31T10:20:30.400Z")

  it("is told as the minute in which it began", () => {
    expect(spans.map((span) => beginOf(span, now))).toEqual([
      "2026-03-30T10:20:00.000Z",
      "2026-03-24T10:20:00.000Z",
      "2026-03-01T10:20:00.000Z",
      "2025-12-31T10:20:00.000Z",
    ])
    expect(beginOf("day", now + 29_000)).toBe(beginOf("day", now))
  })

  it("has no beginning when nothing, or nothing known, is asked", () => {
    expect(beginOf(undefined, now)).toBeUndefined()
    expect(beginOf("century", now)).toBeUndefined()
    expect(beginOf("toString", now)).toBeUndefined()
  })
})

describe("the name of a member", () => {
  const nobody = { id: "cus_1", email: null, first_name: null, last_name: null }

  it("is as much of it as is known", () => {
    const ada = { ...nobody, email: "ada@test.shop", first_name: "Ada", last_name: "Lovelace" }
    expect(memberName(ada, "cus_1")).toBe("Ada Lovelace (ada@test.shop)")
    expect(memberName({ ...ada, first_name: null, last_name: null }, "cus_1")).toBe("ada@test.shop")
    expect(memberName({ ...ada, email: null }, "cus_1")).toBe("Ada Lovelace")
    expect(memberName(nobody, "cus_1")).toBe("cus_1")
    expect(memberName(undefined, "cus_1")).toBe("cus_1")
  })
})
