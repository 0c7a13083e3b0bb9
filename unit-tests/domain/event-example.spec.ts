import { SendEvent } from "../../src/contracts/event"
import { exampleCurl, exampleEvent, exampleType } from "../../src/domain/event-example"
import { checkEventAttributes, defaultEventSchema, type EventSchema } from "../../src/domain/event-schema"

const receipt: EventSchema = {
  event_type: "receipt.scanned",
  is_active: true,
  attributes: [
    { name: "promo_code", type: "text", required: true, description: "The code, as printed */ it's" },
    { name: "receipt_total", type: "number", required: false },
    { name: "is_online", type: "boolean", required: false, description: null },
    { name: "bought_at", type: "datetime", required: true },
  ],
}

describe("the example of an event", () => {
  it.each([receipt, defaultEventSchema, { ...receipt, attributes: [] }])(
    "is an event that the contract and the schema themselves accept",
    (schema) => {
      const event = exampleEvent(schema)
      expect(SendEvent.safeParse(event).success).toBe(true)
      expect(checkEventAttributes(schema, event.attributes)).toHaveProperty("values")
    }
  )

  it("is a TypeScript type, with what is optional and what is said of it", () => {
    expect(exampleType(receipt)).toBe(
      [
        "export type ReceiptScannedAttributes = {",
        "  /** The code, as printed * / it's */",
        "  promo_code: string",
        "  receipt_total?: number",
        "  is_online?: boolean",
        "  /** ISO 8601 with a zone */",
        "  bought_at: string",
        "}",
      ].join("\n")
    )
  })

  it("is a call that a shell can run", () => {
    const curl = exampleCurl(receipt, "https://shop.example.com/")
    expect(curl).toContain("curl -X POST 'https://shop.example.com/admin/redemption-events'")
    const body = /-d '([^]*)'$/.exec(curl)![1]
    expect(JSON.parse(body)).toEqual(exampleEvent(receipt))
  })
})
