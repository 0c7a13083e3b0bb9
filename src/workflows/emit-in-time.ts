import type { MedusaContainer, Message } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** A bus whose Redis went away may never answer, and whoever holds locks or a request would wait for it as long. */
const busPatience = 10_000

/** @throws when the bus has not taken the messages in time; it may still take them, so they are sent at least once */
export async function emitInTime(container: MedusaContainer, messages: Message[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the event bus does not answer")), busPatience)
    timer.unref()
  })
  try {
    await Promise.race([container.resolve(Modules.EVENT_BUS).emit(messages), late])
  } finally {
    clearTimeout(timer)
  }
}
