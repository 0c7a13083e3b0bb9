import type { Database } from "../../src/modules/redemption/database"
import { Throttle } from "../../src/modules/redemption/operations/throttle"
import { parseOptions } from "../../src/modules/redemption/options"

const disconnect = jest.fn()
jest.mock("ioredis", () => ({
  Redis: class {
    on = () => this
    disconnect = disconnect
  },
}))

it("a connection to Redis that is still being opened is closed with the rest", async () => {
  const throttle = new Throttle({} as Database, parseOptions({}), "redis://127.0.0.1:1", () => undefined)
  await throttle.close()
  expect(disconnect).toHaveBeenCalledTimes(1)
})
