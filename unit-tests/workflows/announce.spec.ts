import type { MedusaContainer } from "@medusajs/framework/types"
import { announce, announceSoon, whenAnnounced } from "../../src/workflows/announce"

/** A shop whose database is gone. */
function shop({ hasEnded }: { hasEnded: boolean }) {
  const announceNews = jest.fn().mockRejectedValue(new Error("Unable to acquire a connection"))
  const error = jest.fn()
  const resolve = (name: string) => (name === "logger" ? { error } : { hasEnded, announceNews })
  return { container: { resolve } as unknown as MedusaContainer, announceNews, error }
}

it("what could not be announced is told in the log, and tried again later", async () => {
  const { container, announceNews, error } = shop({ hasEnded: false })
  announceSoon(container)
  await whenAnnounced()
  expect(announceNews).toHaveBeenCalledTimes(1)
  expect(error).toHaveBeenCalledWith("Redemptions will be announced later: Unable to acquire a connection")
})

it("an application that has shut down leaves it to the next one, in silence", async () => {
  const { container, announceNews, error } = shop({ hasEnded: true })
  announceSoon(container)
  await whenAnnounced()
  expect(announceNews).toHaveBeenCalledTimes(1)
  expect(error).not.toHaveBeenCalled()
})

it("a round ends, and tells what it found, also where campaigns are due again before all were looked at", async () => {
  const nothing = async () => 0
  let looks = 0
  const service = {
    announceNews: jest.fn(nothing),
    announceRedemptions: nothing,
    announceAttempts: nothing,
    announceTiers: nothing,
    watchStock: async () => {
      looks += 1
      if (looks > 100) {
        throw new Error("The round does not end")
      }
      return `redcamp_${looks % 3}`
    },
  }
  const container = { resolve: () => service } as unknown as MedusaContainer
  await announce(container, { older_than_seconds: 0 })
  expect(looks).toBe(4)
  expect(service.announceNews).toHaveBeenCalledTimes(2)
})
