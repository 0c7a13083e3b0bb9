import type { DatabaseServer } from "../../dev/postgres"

const place = globalThis as { redemptionTestServer?: DatabaseServer }

/** Jest loads set-up and teardown as separate copies of every module; only the global object is shared. */
export function keepServer(server: DatabaseServer): void {
  place.redemptionTestServer = server
}

/** The server that the set-up started, if it came that far. */
export function keptServer(): DatabaseServer | undefined {
  return place.redemptionTestServer
}
