import type { MedusaContainer } from "@medusajs/framework/types"
import { emitEventHands } from "../../src/workflows/effects/emit-event"
import type { DueEffect } from "../../src/modules/redemption/sql/due-effects"

const effect = {
  id: "redeff_1",
  redemption_id: "red_1",
  campaign_id: "redcamp_1",
  customer_id: "cus_1",
  payload: { name: "shop.gift", data: { size: "L" } },
} as unknown as DueEffect

const withBus = (emit: () => Promise<void>) => ({ resolve: () => ({ emit }) }) as unknown as MedusaContainer

const apply = (emit: () => Promise<void>) =>
  emitEventHands.apply(withBus(emit), effect, async () => undefined)

describe("an effect that emits an event", () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  it("is a fault, to be tried again, when the bus never answers", async () => {
    const fault = jest.fn()
    const applied = apply(() => new Promise(() => undefined)).catch(fault)
    await jest.advanceTimersByTimeAsync(9_999)
    expect(fault).not.toHaveBeenCalled()
    await jest.advanceTimersByTimeAsync(1)
    await applied
    expect(fault).toHaveBeenCalledWith(new Error("the event bus does not answer"))
  })

  it("sends the event with the ids and leaves no timer behind", async () => {
    const emit = jest.fn(async () => undefined)
    expect(await apply(emit)).toEqual({ external_id: null })
    expect(emit).toHaveBeenCalledWith([
      {
        name: "shop.gift",
        data: {
          size: "L",
          effect_id: "redeff_1",
          redemption_id: "red_1",
          campaign_id: "redcamp_1",
          customer_id: "cus_1",
        },
      },
    ])
    expect(jest.getTimerCount()).toBe(0)
  })
})
