import type { MedusaContainer } from "@medusajs/framework/types"
import { announceSoon, whenAnnounced } from "../../src/workflows/announce"

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
