import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { PrintBatch } from "../contracts/print"
import { REDEMPTION_MODULE } from "../modules/redemption"
import { throwProblems } from "../modules/redemption/problems"
import type RedemptionModuleService from "../modules/redemption/service"
import { printProblem } from "../symbols/label"
import { labelPicture } from "../symbols/label-picture"

type PrintRequest = { batch_id: string; settings: PrintBatch; requested_by: string | null }

const requestPrintStep = createStep(
  "redemption-request-print",
  async (input: PrintRequest, { container }) => {
    await tried(container, input)
    const id = await container.resolve<RedemptionModuleService>(REDEMPTION_MODULE).requestPrint(input)
    await container.resolve(Modules.EVENT_BUS).emit({ name: "redemption_task.queued", data: { id } })
    return new StepResponse(id)
  }
)

/** The order, and a code of the batch that needs most room, once they are known to fit. @throws 400, 404 */
async function tried(container: MedusaContainer, { batch_id, settings }: Omit<PrintRequest, "requested_by">) {
  const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
  const order = { ...settings, link_template: settings.content === "link" ? service.linkTemplate() : null }
  const codes = await service.codesToTry(batch_id)
  const problem = await printProblem(order, codes)
  throwProblems(problem ? [problem] : [])
  return { order, code: codes[0] }
}

/** What a label would look like, as SVG. Writes nothing, so it needs no workflow. */
export async function previewLabel(
  container: MedusaContainer,
  input: Omit<PrintRequest, "requested_by">
): Promise<string> {
  const { order, code } = await tried(container, input)
  return await labelPicture(order, code)
}

/** Prints the unused codes of a batch, in the background. Returns the id of the task, which will have the file. */
export const printBatchWorkflow = createWorkflow(
  "print-redemption-batch",
  (input: WorkflowData<PrintRequest>) => new WorkflowResponse(requestPrintStep(input))
)
