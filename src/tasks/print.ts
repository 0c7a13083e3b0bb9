import type RedemptionModuleService from "../modules/redemption/service"
import type { LeasedTask } from "../modules/redemption/sql/lease-task"
import { openArchive } from "../symbols/archive"
import { openLabelSheet } from "../symbols/label-sheet"
import { Unprintable, type PrintOrder } from "../symbols/label"

type Outcome = { outcome: "completed" | "failed"; campaign_activated: boolean }

/**
 * Draws the codes of a batch into one file that lies in the database piece by piece and never whole in memory. Killed
 * in the middle, the next runner begins it anew.
 */
export async function runPrint(
  { taskWork }: Pick<RedemptionModuleService, "taskWork">,
  task: LeasedTask
): Promise<Outcome> {
  const settings = task.input as unknown as Omit<PrintOrder, "link_template">
  const order = { ...settings, link_template: settings.content === "link" ? taskWork.linkTemplate : null }
  const { format } = order
  const printer = format === "pdf" ? await openLabelSheet(order) : await openArchive(order, format)
  let done = 0
  let position = 0
  let bytes = 0
  const keep = async (content: Buffer) => {
    await taskWork.keepPrinted(task, { position, content, done })
    position += 1
    bytes += content.length
  }
  await taskWork.beginPrint(task)
  try {
    for await (const codes of taskWork.codesToPrint(task)) {
      for (const code of codes) {
        await printer.draw(code)
        done += 1
      }
      await keep(printer.take())
    }
  } catch (error) {
    if (!(error instanceof Unprintable)) {
      throw error
    }
    await taskWork.fail(task, `The code at position ${done + 1} cannot be printed: ${error.message}`)
    return { outcome: "failed", campaign_activated: false }
  }
  await keep(printer.end())
  const { content_type, extension } = printer
  const name = `${task.batch_id}-labels.${extension}`
  await taskWork.completePrint(task, { name, content_type, bytes })
  return { outcome: "completed", campaign_activated: false }
}
