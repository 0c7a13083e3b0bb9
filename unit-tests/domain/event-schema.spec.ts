import { checkEventAttributes, type EventAttribute } from "../../src/domain/event-schema"

const attribute = (name: string, type: EventAttribute["type"], required = false): EventAttribute => ({
  name,
  type,
  required,
})
const schema = {
  attributes: [
    attribute("store", "text", true),
    attribute("amount", "number"),
    attribute("is_gift", "boolean"),
    attribute("bought_at", "datetime"),
  ],
}

describe("checkEventAttributes", () => {
  it("returns typed values, a datetime as an instant", () => {
    const input = { store: "Berlin", amount: 12.5, is_gift: false, bought_at: "2026-05-01T12:00:00+02:00" }
    expect(checkEventAttributes(schema, input)).toEqual({
      values: { store: "Berlin", amount: 12.5, is_gift: false, bought_at: new Date("2026-05-01T10:00:00Z") },
    })
  })

  it("takes null for missing", () => {
    expect(checkEventAttributes(schema, { store: "B", amount: null })).toEqual({ values: { store: "B" } })
  })

  it.each<[string, Record<string, unknown>, [string, string][]]>([
    ["a required one is missing", {}, [["store", "is required"]]],
    ["a required one is null", { store: null }, [["store", "is required"]]],
    ["an unknown one", { store: "B", colour: "red" }, [["colour", "is not an attribute of this event"]]],
    ["text as a number", { store: 7 }, [["store", "must be text of at most 1000 characters"]]],
    ["too much text", { store: "x".repeat(1_001) }, [["store", "must be text of at most 1000 characters"]]],
    ["text with NUL", { store: "a\u0000" }, [["store", "must be text of at most 1000 characters"]]],
    ["half a character", { store: "\ud800" }, [["store", "must be text of at most 1000 characters"]]],
    ["a number as text", { store: "B", amount: "12" }, [["amount", "must be a finite number"]]],
    ["no number", { store: "B", amount: Number.NaN }, [["amount", "must be a finite number"]]],
    ["1e309", { store: "B", amount: JSON.parse("1e309") }, [["amount", "must be a finite number"]]],
    ["a boolean as text", { store: "B", is_gift: "true" }, [["is_gift", "must be true or false"]]],
    [
      "a date without a zone",
      { store: "B", bought_at: "2026-05-01T12:00:00" },
      [["bought_at", "must be an ISO 8601 date and time with a zone, such as 2026-05-01T12:00:00Z"]],
    ],
    [
      "a day that does not exist",
      { store: "B", bought_at: "2026-02-30T12:00:00Z" },
      [["bought_at", "must be an ISO 8601 date and time with a zone, such as 2026-05-01T12:00:00Z"]],
    ],
    [
      "several, one problem each",
      { amount: "x", is_gift: 1 },
      [
        ["store", "is required"],
        ["amount", "must be a finite number"],
        ["is_gift", "must be true or false"],
      ],
    ],
    [
      "names of Object's own",
      JSON.parse(`{"store": "B", "__proto__": {"amount": 1}, "constructor": 1, "toString": 1}`),
      [
        ["__proto__", "is not an attribute of this event"],
        ["constructor", "is not an attribute of this event"],
        ["toString", "is not an attribute of this event"],
      ],
    ],
  ])("names what is wrong: %s", (_name, input, problems) => {
    expect(checkEventAttributes(schema, input)).toEqual({
      problems: problems.map(([name, message]) => ({ attribute: name, message })),
    })
  })

  it("does not find what only the prototype has", () => {
    const inherited = Object.create({ store: "B" })
    expect(checkEventAttributes(schema, inherited)).toHaveProperty("problems")
    const outcome = checkEventAttributes({ attributes: [] }, {})
    expect("values" in outcome && outcome.values.constructor).toBeUndefined()
  })
})
