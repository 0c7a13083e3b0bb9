import { keptServer } from "./test-server"

export default async function globalTeardown() {
  await keptServer()?.stop()
}
