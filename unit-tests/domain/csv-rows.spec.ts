import fc from "fast-check"
import { stringify } from "csv-stringify/sync"
import { csvRowCounter } from "../../src/domain/csv-rows"

it("counts the rows of any CSV, however it is cut into pieces", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", '"', "\n", ",", "é") })
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }),
      fc.integer({ min: 1, max: 9 }),
      (rows, size) => {
        const file = Buffer.from(stringify(rows))
        const count = csvRowCounter()
        let counted = 0
        for (let start = 0; start < file.length; start += size) {
          counted = count(file.subarray(start, start + size))
        }
        expect(counted).toBe(rows.length)
      }
    )
  )
})
