import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { printedFile, redemptionService } from "../../../../answers"
import { sendFile } from "../../../../send-file"

/** What a task has printed, streamed out of the database: it is full of codes, so it never is a public file. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const service = redemptionService(req.scope)
  const task = await service.retrieveRedemptionTask(req.params.id)
  const file = printedFile(task.cursor)
  if (!file) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "This task has no file: it has not completed, prints nothing, or its file was deleted after its time. Print again."
    )
  }
  await sendFile(req, res, file, service.taskWork.fileOf(task.id))
}
