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

type PrintRequest = { batch_id: string; settings: PrintBatch; requested_by: string | null }

const requestPrintStep = createStep(
  "redemption-request-print",
  async (input: PrintRequest, { container }) => {
    const service = container.resolve<RedemptionModuleService>(REDEMPTION_MODULE)
    const link_template = input.settings.content === "link" ? service.linkTemplate() : null
    const codes = await service.codesToTry(input.batch_id)
    const problem = await printProblem({ ...input.settings, link_template }, codes)
    throwProblems(problem ? [problem] : [])
    const id = await service.requestPrint(input)
    await container.resolve(Modules.EVENT_BUS).emit({ name: "redemption_task.queued", data: { id } })
    return new StepResponse(id)
  }
)

/** Prints the unused codes of a batch, in the background. Returns the id of the task, which will have the file. */
export const printBatchWorkflow = createWorkflow(
  "print-redemption-batch",
  (input: WorkflowData<PrintRequest>) => new WorkflowResponse(requestPrintStep(input))
)
