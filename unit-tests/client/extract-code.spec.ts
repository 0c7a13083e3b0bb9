import { extractCode } from "../../src/client"
import { toCanonical } from "../../src/domain/canonical"

it.each([
  ["SUMMER-7KQ2", "SUMMER-7KQ2"],
  ["  SUMMER-7KQ2\n", "SUMMER-7KQ2"],
  ["https://shop.example/redeem?code=SUMMER-7KQ2", "SUMMER-7KQ2"],
  ["https://shop.example/redeem?utm_source=cap&code=SUMMER%207KQ2#top", "SUMMER 7KQ2"],
  ["HTTPS://SHOP.EXAMPLE/R/SUMMER7KQ2", "SUMMER7KQ2"],
  ["https://shop.example/r/SUMMER-7KQ2/", "SUMMER-7KQ2"],
  ["https://shop.example/", ""],
  ["https://shop.example/?code=", ""],
  ["https://", "https://"],
  ["https://shop.example/%E0%A4%A", "https://shop.example/%E0%A4%A"],
  ["", ""],
])("%j holds %j", (text, code) => {
  expect(extractCode(text)).toBe(code)
})

it("looks where the plugin's option says", () => {
  expect(extractCode("https://shop.example/redeem?cap=A1&code=B2", "cap")).toBe("A1")
})

it.each(["https://shop.example/redeem?code=ab-12", "https://shop.example/R/AB12", " ab 12 "])(
  "reads %j as the server does",
  (text) => {
    expect(toCanonical(extractCode(text))).toEqual(toCanonical(text))
  }
)
