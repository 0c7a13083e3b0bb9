import { spawn } from "node:child_process"
import { join } from "node:path"

const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env

/** A worker in a process of its own, to be killed, or to end itself at a fault point. */
export function startWorker(dbName: string, chunkSize: number, faultPoint = "") {
  const databaseUrl = `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}/${dbName}`
  const worker = join(__dirname, "task-worker.ts")
  return spawn(process.execPath, ["-r", "ts-node/register", worker, databaseUrl, String(chunkSize)], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, REDEMPTION_FAULT_POINT: faultPoint },
  })
}
