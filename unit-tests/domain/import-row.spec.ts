import { delimiterOf, headerOf, isAboveHeader, readImportRow } from "../../src/domain/import-row"
import { inertCell } from "../../src/domain/spreadsheet"

it.each([
  ["code,expires_at", ","],
  ["code;expires_at;tag", ";"],
  ["code\texpires_at", "\t"],
  ["code|tag", "|"],
  ["code", ","],
  ['"a;b;c",tag', ","],
  ["", ","],
])("the delimiter of %j is %j", (line, delimiter) => {
  expect(delimiterOf(line)).toBe(delimiter)
})

it.each<[string[], boolean]>([
  [["sep=", ""], true],
  [["SEP=;"], true],
  [["sep="], true],
  [[" ", "", "\t"], true],
  [["code"], false],
  [["", "code"], false],
  [["sep=", "code"], false],
])("%j stands above the header: %j", (record, isAbove) => {
  expect(isAboveHeader(record)).toBe(isAbove)
})

describe("headerOf", () => {
  it.each<[string[], (string | null)[], string[]]>([
    [["code"], ["code"], []],
    [[" Promo Code ", "Expires-At"], ["code", "expires_at"], []],
    [["REDEMPTION_CODE", "colour", "Email"], ["code", null, "customer_email"], ["colour"]],
    [["coupon", "error_line", "error_reason", ""], ["code", null, null, null], []],
    [["code", "col\u0000our\ud800"], ["code", null], ["colour\ufffd"]],
    [["value", "max uses", "tag"], ["code", "max_uses", "tag"], []],
  ])("%j", (record, columns, unknown) => {
    expect(headerOf(record)).toEqual({ columns, unknown, is_header: true })
  })
  it("without names we know, the first row is a row and its first column the code", () => {
    expect(headerOf(["ABC123", "x"])).toEqual({ columns: ["code", null], unknown: [], is_header: false })
  })
  it.each([
    [["code", "promo_code"], 'two columns for "code"'],
    [["tag", "email"], "no column for the code"],
  ])("refuses %j", (record, problem) => {
    expect(headerOf(record)).toEqual({ problem: expect.stringContaining(problem) })
  })
  it("does not take Object's own names for columns", () => {
    expect(headerOf(["code", "__proto__", "constructor"])).toMatchObject({
      columns: ["code", null, null],
      unknown: ["__proto__", "constructor"],
    })
  })
})

describe("readImportRow", () => {
  const columns = ["code", "expires_at", "max_uses", "customer_email", "tag"] as const
  const read = (...cells: string[]) => readImportRow(cells, [...columns])
  const plain = { expires_at: null, max_uses: null, customer_email: null, tag: null }

  it.each<[string[], object]>([
    [["summer-7kq2"], { code: "summer-7kq2", canonical: "SUMMER7KQ2", ...plain }],
    [[" 00123 "], { code: "00123", canonical: "00123", ...plain }],
    [["A1", "", "", "a\u0000@shop.test"], { reason: "customer_not_found" }],
    [["'=ABC"], { reason: "invalid_characters", masked: "…" }],
    [["'-ABC-1"], { code: "-ABC-1", canonical: "ABC1", ...plain }],
    [["https://x.shop/r?code=ab-12"], { code: "AB12", canonical: "AB12", ...plain }],
    [["A1", "2027-12-31"], { expires_at: "2028-01-01T00:00:00.000Z" }],
    [["A1", "2027-12-31T10:00:00+02:00"], { expires_at: "2027-12-31T08:00:00.000Z" }],
    [["A1", "2027-12-31 10:00Z"], { expires_at: "2027-12-31T10:00:00.000Z" }],
    [
      ["A1", "", "5", "Ada@Shop.test", "flyer"],
      { max_uses: 5, customer_email: "ada@shop.test", tag: "flyer" },
    ],
  ])("%j", (cells, row) => {
    expect(read(...cells)).toMatchObject(row)
  })

  it.each<[string[], string]>([
    [[""], "empty"],
    [["  - "], "empty"],
    [["A".repeat(65)], "too_long"],
    [["ABC!"], "invalid_characters"],
    [["AB\u0000C"], "invalid_characters"],
    [["1.23457E+11"], "looks_like_spreadsheet_number"],
    [["1,2E+12"], "looks_like_spreadsheet_number"],
    [["12E5"], "looks_like_spreadsheet_number"],
    [["A1", "31.12.2027"], "invalid_date"],
    [["A1", "2027-02-30"], "invalid_date"],
    [["A1", "2027-12-31T10:00:00"], "invalid_date"],
    [["A1", "", "0"], "invalid_max_uses"],
    [["A1", "", "1.5"], "invalid_max_uses"],
    [["A1", "", "", "ada"], "customer_not_found"],
    [["A1", "", "", "", "x".repeat(256)], "invalid_tag"],
  ])("%j gives no code: %s", (cells, reason) => {
    expect(read(...cells)).toMatchObject({ reason })
  })

  it("masks what it cannot use", () => {
    expect(read("SUMMER7KQ2WXM4", "never")).toEqual({
      reason: "invalid_date",
      masked: expect.stringContaining("…"),
    })
    expect(JSON.stringify(read("SUMMER7KQ2WXM4", "never"))).not.toContain("7KQ2")
  })
})

it.each([
  ["=1+1", "'=1+1"],
  ["+49", "'+49"],
  ["-ABC", "'-ABC"],
  ["@x", "'@x"],
  ["\tx", "'\tx"],
  ["＝1", "'＝1"],
  ["SUMMER-1", "SUMMER-1"],
  ["", ""],
])("the cell %j is made inert as %j, and an import reads it back", (cell, inert) => {
  expect(inertCell(cell)).toBe(inert)
})
