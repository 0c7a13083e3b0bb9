import type { MedusaContainer, Message } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { inTime } from "./in-time"

/** A bus whose Redis went away may never answer, and whoever holds locks or a request would wait for it as long. */
const busPatience = 10_000

/** @throws when the bus has not taken the messages in time; it may still take them, so they are sent at least once */
export async function emitInTime(container: MedusaContainer, messages: Message[]): Promise<void> {
  const emitting = container.resolve(Modules.EVENT_BUS).emit(messages)
  await inTime(emitting, busPatience, "the event bus does not answer")
}
