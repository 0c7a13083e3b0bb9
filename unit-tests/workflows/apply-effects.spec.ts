import type { MedusaContainer } from "@medusajs/framework/types"
import type { DueEffect } from "../../src/modules/redemption/sql/due-effects"
import { applyEffects } from "../../src/workflows/apply-effects"

const effect = (id: string): DueEffect => ({
  id,
  redemption_id: `red_${id}`,
  campaign_id: "redcamp_1",
  customer_id: "cus_1",
  type: "custom",
  payload: { handler: id },
  external_id: null,
  attempts: 1,
  work: "apply",
})

describe("effects that are due", () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  it("do not wait for ever for one that never comes to its end", async () => {
    const due = [effect("hangs"), effect("works")]
    const service = {
      options: {
        effects: {
          hangs: { apply: () => new Promise(() => undefined) },
          works: { apply: async () => undefined },
        },
      },
      takeDueEffects: async ({ most }: { most: number }) => due.splice(0, most),
      markApplied: jest.fn(async () => true),
      markEffectFault: jest.fn(async () => undefined),
    }
    const container = { resolve: (key: string) => (key === "logger" ? { warn: jest.fn() } : service) }
    const applying = applyEffects(container as unknown as MedusaContainer)
    await jest.advanceTimersByTimeAsync(49_999)
    expect(service.markEffectFault).not.toHaveBeenCalled()
    // What waits behind it was not taken: somebody else may do it meanwhile.
    expect(due).toHaveLength(1)
    await jest.advanceTimersByTimeAsync(1)
    await applying
    expect(service.markEffectFault).toHaveBeenCalledWith(
      expect.objectContaining({ id: "hangs", attempts: 1, work: "apply", retry_in_seconds: 10 })
    )
    expect(service.markApplied).toHaveBeenCalledWith(expect.objectContaining({ id: "works" }))
    expect(jest.getTimerCount()).toBe(0)
  })
})
