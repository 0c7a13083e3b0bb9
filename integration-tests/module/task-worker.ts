import { ModulesSdkUtils } from "@medusajs/framework/utils"
import { Database } from "../../src/modules/redemption/database"
import { TaskWork } from "../../src/modules/redemption/operations/task-work"
import { parseOptions } from "../../src/modules/redemption/options"
import { runTasks } from "../../src/tasks/runner"

/**
 * A worker process of its own, to be killed: the real runner on the real statements, with nothing of Medusa around
 * that would make it slow to start. Arguments: the database's URL and the size of a chunk.
 */
const [clientUrl, chunkSize] = process.argv.slice(2)
const knex = ModulesSdkUtils.createPgConnection({ clientUrl, schema: "public" })
const database = new Database({
  getFreshManager: <M>() => ({ getKnex: () => knex }) as M,
  transaction: (task) => knex.transaction((open) => task({ getTransactionContext: () => open } as never)),
})

runTasks({
  service: { taskWork: new TaskWork(database, parseOptions({ task_chunk_size: Number(chunkSize) })) },
  logger: { error: (message) => process.stderr.write(`${String(message)}\n`) },
  findMembers: async () => new Map(),
  onEnd: async ({ outcome }) => void process.stdout.write(`${outcome}\n`),
}).then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${String(error)}\n`)
    process.exit(1)
  }
)
