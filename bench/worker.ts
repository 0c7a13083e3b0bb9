import { ModulesSdkUtils } from "@medusajs/framework/utils"
import { Database } from "../src/modules/redemption/database"
import { TaskWork } from "../src/modules/redemption/operations/task-work"
import { parseOptions } from "../src/modules/redemption/options"
import { runTasks } from "../src/tasks/runner"

/**
 * The real task runner on the real statements, in a process of its own with nothing of Medusa around it, so that its
 * memory is its own. Works on every task that waits, then ends. Argument: the database's URL.
 */
const [clientUrl] = process.argv.slice(2)
const knex = ModulesSdkUtils.createPgConnection({ clientUrl, schema: "public" })
const database = new Database({
  getFreshManager: <M>() => ({ getKnex: () => knex }) as M,
  transaction: (task) => knex.transaction((open) => task({ getTransactionContext: () => open } as never)),
})

async function main(): Promise<void> {
  await database.read((sql) => sql("select 1"))
  process.send?.("ready")
  await new Promise((resolve) => process.once("message", resolve))
  const begun = performance.now()
  await runTasks({
    service: { taskWork: new TaskWork(database, parseOptions({})) },
    logger: { error: (message) => process.stderr.write(`${String(message)}\n`) },
    findMembers: async () => new Map(),
    onEnd: async ({ outcome, task }) => {
      if (outcome !== "completed") {
        throw new Error(`Task ${task.id} ended as ${outcome}`)
      }
    },
  })
  process.send?.({ seconds: (performance.now() - begun) / 1_000 })
}

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${String(error)}\n`)
    process.exit(1)
  }
)
