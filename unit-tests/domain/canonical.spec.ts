import fc from "fast-check"
import { maskCode, toCanonical } from "../../src/domain/canonical"

const seeded = { seed: 20260601, numRuns: 2_000 }
const invalid = { problem: "invalid_characters" }
const ABC123 = { canonical: "ABC123" }

describe("toCanonical", () => {
  it.each([
    ["as stored", "ABC123", "ABC123"],
    ["lower case", "abc123", "ABC123"],
    ["leading zeros", "007", "007"],
    ["only zeros", "0000", "0000"],
    ["no exponent, no hexadecimal", "1e3 0x10", "1E30X10"],
    ["more digits than a number holds", "12345678901234567890", "12345678901234567890"],
    ["64 characters", "a".repeat(64), "A".repeat(64)],
    ["spaces around and inside", "  ABC 123 ", "ABC123"],
    ["dashes and underscores", "A-B_C--1__2-3", "ABC123"],
    ["line end of a scanner", "ABC123\r\n", "ABC123"],
    ["tab of a scanner", "ABC123\t", "ABC123"],
    ["byte order mark", "\uFEFFABC123", "ABC123"],
    ["full-width characters", "ＡｂＣ－１２３＿", "ABC123"],
    ["circled and superscript characters, as NFKC has them", "Ⓐb¹", "AB1"],
    ["kelvin sign, which is a K", "\u212A1", "K1"],
    ["ligature", "ﬁ9", "FI9"],
  ])("reads %s", (_, input, canonical) => {
    expect(toCanonical(input)).toEqual({ canonical })
  })

  it.each([
    ["space", "\u0020"],
    ["no-break space", "\u00A0"],
    ["ogham space", "\u1680"],
    ["en quad", "\u2000"],
    ["thin space", "\u2009"],
    ["hair space", "\u200A"],
    ["line separator", "\u2028"],
    ["paragraph separator", "\u2029"],
    ["narrow no-break space", "\u202F"],
    ["mathematical space", "\u205F"],
    ["ideographic space", "\u3000"],
    ["hyphen-minus", "-"],
    ["soft hyphen", "\u00AD"],
    ["hyphen", "\u2010"],
    ["non-breaking hyphen", "\u2011"],
    ["figure dash", "\u2012"],
    ["en dash", "\u2013"],
    ["em dash", "\u2014"],
    ["horizontal bar", "\u2015"],
    ["minus", "\u2212"],
    ["superscript minus", "\u207B"],
    ["hyphen bullet", "\u2043"],
    ["small hyphen", "\uFE63"],
    ["full-width hyphen", "\uFF0D"],
    ["long vowel mark of Japanese keyboards", "\u30FC"],
    ["half-width long vowel mark", "\uFF70"],
    ["underscore", "_"],
    ["full-width underscore", "\uFF3F"],
    ["zero-width space", "\u200B"],
    ["zero-width non-joiner", "\u200C"],
    ["zero-width joiner", "\u200D"],
    ["word joiner", "\u2060"],
    ["zero-width no-break space", "\uFEFF"],
    ["Mongolian vowel separator", "\u180E"],
    ["left-to-right mark", "\u200E"],
    ["embedding and its end", "\u202A\u202C"],
    ["isolate and its end", "\u2066\u2069"],
    ["variation selector", "\uFE0F"],
  ])("drops a %s anywhere", (_, character) => {
    expect(toCanonical(`${character}ABC${character}${character}123${character}`)).toEqual(ABC123)
  })

  it.each([
    ["Code 128", "]C0ABC123"],
    ["GS1-128", "]C1ABC123\r\n"],
    ["QR", "]Q3ABC123"],
    ["Data Matrix", "]d2ABC123"],
    ["EAN", "]E0ABC123"],
    ["PDF417", "]L0ABC123\t"],
    ["a modifier that is a letter", "]XaABC123"],
    ["a blank before it", " \u200B]Q1abc-123"],
    ["a link in a QR symbol", "]Q1https://shop.example/r?code=abc123\r"],
  ])("strips the symbology identifier: %s", (_, input) => {
    expect(toCanonical(input)).toEqual(ABC123)
  })

  it("strips one identifier only", () => {
    expect(toCanonical("]C1]C1ABC123")).toEqual(invalid)
    expect(toCanonical("ABC]C1123")).toEqual(invalid)
  })

  it.each([
    ["query parameter", "https://shop.example/redeem?utm=x&code=abc-123&lang=de#top", ABC123],
    ["query parameter before the path", "https://shop.example/r/OTHER?code=ABC123", ABC123],
    ["first of two", "https://shop.example/?code=ABC123&code=OTHER", ABC123],
    ["percent-encoded and plus", "https://shop.example/?code=%41BC%20+1%2D23", ABC123],
    ["last path segment", "http://shop.example/r/ABC123", ABC123],
    ["trailing slashes", "http://shop.example/r/ABC123//", ABC123],
    ["percent-encoded segment", "https://shop.example/r/%EF%BC%A1BC%2D123", ABC123],
    ["other parameters only", "https://shop.example/r/ABC123?utm_source=mail", ABC123],
    ["upper case", "HTTPS://SHOP.EXAMPLE/R/ABC123", ABC123],
    ["port, user and address", "https://user:pass@[::1]:8080/ABC123", ABC123],
    ["invisible characters around", "\u200Bhttps://shop.example/ABC123\u200B", ABC123],
    ["empty parameter", "https://shop.example/redeem?code=", { problem: "empty" }],
    ["no code at all", "https://shop.example", { problem: "empty" }],
    ["slash in a segment", "https://shop.example/r/ABC%2F123", invalid],
    ["broken percent-encoding", "https://shop.example/r/ABC%ZZ", invalid],
    ["broken UTF-8", "https://shop.example/r/ABC%FF", invalid],
    ["a link in a link is no code", "https://a.example/?code=https%3A%2F%2Fb.example%2FABC123", invalid],
  ])("reads a link: %s", (_, input, outcome) => {
    expect(toCanonical(input)).toEqual(outcome)
  })

  it("takes the name of the query parameter from the caller", () => {
    const link = "https://shop.example/path?code=WRONG&promo=abc123"
    expect(toCanonical(link, { link_parameter: "promo" })).toEqual(ABC123)
    expect(toCanonical(link, { link_parameter: "other" })).toEqual({ canonical: "PATH" })
    expect(toCanonical("https://shop.example/?toString=1&code=abc123", {})).toEqual(ABC123)
  })

  it.each([
    ["other scheme", "ftp://shop.example/ABC123"],
    ["script", "javascript:alert(1)"],
    ["no scheme", "shop.example/ABC123"],
    ["scheme-relative", "//shop.example/ABC123"],
    ["one slash", "https:/shop.example/ABC123"],
    ["no host", "https://"],
    ["bad host", "https://[/ABC123"],
    ["text before", "see https://shop.example/ABC123"],
    ["merely contains it", "ABC://123"],
  ])("does not read as a link: %s", (_, input) => {
    expect(toCanonical(input)).toEqual(invalid)
  })

  it.each([
    ["nothing", ""],
    ["blanks", " \t\r\n"],
    ["only what is dropped", "--_ \u200B\u00AD"],
    ["only an identifier", "]C1"],
  ])("is empty: %s", (_, input) => {
    expect(toCanonical(input)).toEqual({ problem: "empty" })
  })

  it.each([
    ["65 characters", "A".repeat(65)],
    ["513 characters, even blank ones", " ".repeat(513)],
    ["513 characters in a link", `https://shop.example/?code=ABC&x=${"y".repeat(480)}`],
    ["characters that NFKC makes many", "㌀".repeat(512).slice(0, 512) + "A"],
  ])("is too long: %s", (_, input) => {
    expect(toCanonical(input)).toEqual({ problem: "too_long" })
  })

  it("measures the code without what is dropped, up to the cap", () => {
    expect(toCanonical("A-".repeat(64))).toEqual({ canonical: "A".repeat(64) })
    expect(toCanonical("A" + " ".repeat(511))).toEqual({ canonical: "A" })
  })

  it.each([
    ["dotless i", "ı1"],
    ["mathematical dotless i", "\u{1D6A4}1"],
    ["capital I with a dot", "İ1"],
    ["sharp s", "ß1"],
    ["capital sharp s", "ẞ1"],
    ["long s", "ſ1"],
    ["ligature of a long s", "ﬅ1"],
    ["long s in a link", "https://shop.example/?code=%C5%BF1"],
    ["umlaut", "Ä1"],
    ["composed from two", "A\u03081"],
    ["accent behind an invisible character", "A\u200B\u0301"],
    ["Cyrillic", "АВС123"],
    ["Greek", "ΑΒ1"],
    ["Arabic digits", "١٢٣"],
    ["vulgar fraction", "½"],
    ["punctuation", "ABC.123"],
    ["plus", "ABC+123"],
    ["wildcards", "ABC%"],
    ["quote", "ABC'--"],
    ["NUL", "ABC\u0000"],
    ["escape", "\u001B[31mABC"],
    ["group separator", "ABC\u001D"],
    ["emoji", "ABC🎉"],
    ["emoji digit", "1\uFE0F\u20E3"],
    ["lone high surrogate", "ABC\uD83C"],
    ["lone low surrogate", "\uDF89ABC"],
    ["lone surrogate elsewhere in a link", "https://shop.example/\uD83C?code=ABC"],
  ])("refuses %s", (_, input) => {
    expect(toCanonical(input)).toEqual(invalid)
  })

  it("gives characters beyond ASCII the letters of NFKC or none, for every character there is", () => {
    const wrong: string[] = []
    for (let codePoint = 128; codePoint <= 0x10ffff; codePoint += 1) {
      const character = String.fromCodePoint(codePoint)
      const outcome = toCanonical(`X${character}`)
      if (!("canonical" in outcome) || outcome.canonical === "X") {
        continue
      }
      const compatible = character.normalize("NFKC").replace(/[-_ ]/g, "")
      const isAscii = /^[0-9A-Za-z]+$/.test(compatible) && codePoint !== 0x17f && codePoint !== 0xfb05
      if (!isAscii || outcome.canonical !== `X${compatible.toUpperCase()}`) {
        wrong.push(codePoint.toString(16))
      }
    }
    expect(wrong).toEqual([])
  })

  const typed = fc.oneof(
    fc.string({ unit: "binary", maxLength: 600 }),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
      .map((units) => String.fromCharCode(...units)),
    fc.string({ unit: fc.constantFrom(..."aB9-_ ]C1/?=&%:.\u200B\uD83Cſ"), maxLength: 80 }),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string({ maxLength: 40 }).map((rest) => `https://shop.example/${rest}`)
  )

  it("never throws, gives well-formed codes only, and is idempotent", () => {
    fc.assert(
      fc.property(typed, fc.string(), (input, link_parameter) => {
        const outcome = toCanonical(input, { link_parameter })
        if ("problem" in outcome) {
          return ["empty", "too_long", "invalid_characters"].includes(outcome.problem)
        }
        expect(outcome.canonical).toMatch(/^[0-9A-Z]{1,64}$/)
        expect(toCanonical(outcome.canonical)).toEqual(outcome)
        expect(toCanonical(outcome.canonical, { link_parameter })).toEqual(outcome)
        return true
      }),
      seeded
    )
  })

  it("reads the same code however it is broken up and written", () => {
    const symbol = fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    const noise = fc.constantFrom("", "", "-", " ", "_", "\u00A0", "\u2009", "\u200B", "\u2013", "\r\n")
    const written = fc.array(fc.tuple(symbol, fc.boolean(), fc.boolean(), noise), {
      minLength: 1,
      maxLength: 64,
    })
    fc.assert(
      fc.property(written, (characters) => {
        const canonical = characters.map(([character]) => character).join("")
        const input = characters.map(([character, isLower, isWide, between]) => {
          const cased = isLower ? character.toLowerCase() : character
          return (isWide ? String.fromCharCode(cased.charCodeAt(0) + 0xfee0) : cased) + between
        })
        expect(toCanonical(input.join(""))).toEqual({ canonical })
      }),
      seeded
    )
  })
})

describe("maskCode", () => {
  it.each([
    ["", "…"],
    ["A", "…"],
    ["AB", "…"],
    ["ABC", "A…"],
    ["ABCDE", "A…"],
    ["ABCDEF", "A…F"],
    ["ABCDEFGH", "A…H"],
    ["ABCDEFGHI", "AB…I"],
    ["ABCDEFGHIJ", "AB…J"],
    ["ABCDEFGHIJ9K", "AB…9K"],
    ["A".repeat(30) + "B".repeat(34), "AA…BB"],
  ])("%s becomes %s", (canonical, masked) => {
    expect(maskCode(canonical)).toBe(masked)
  })

  it.each(Array.from({ length: 65 }, (_, length) => length))(
    "shows at most a third of %i characters",
    (length) => {
      const shown = maskCode("X".repeat(length)).length - 1
      expect(shown).toBeLessThanOrEqual(4)
      expect(3 * shown).toBeLessThanOrEqual(length)
    }
  )
})
