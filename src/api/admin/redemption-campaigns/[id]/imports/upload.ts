import { once } from "node:events"
import type { Readable } from "node:stream"
import busboy, { type BusboyHeaders } from "@fastify/busboy"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { ImportSettings } from "../../../../../contracts/import"
import type { Problem } from "../../../../../domain/rules"
import { fileTooLarge, throwProblems } from "../../../../../modules/redemption/problems"
import type RedemptionModuleService from "../../../../../modules/redemption/service"
import { parse } from "../../../../validate"

/** Pieces of this size are kept: large enough to be few, small enough to hold one in memory. */
const pieceSize = 1_048_576

const invalid = (message: string) =>
  new MedusaError(MedusaError.Types.INVALID_DATA, `Invalid request: ${message}`)

/**
 * Streams a multipart upload into the database, piece by piece: never the whole of it in memory, never a file that a
 * web server could hand out. An upload that breaks off, or is not what it should be, leaves nothing behind.
 *
 * @returns the task that will read the file
 * @throws 400 that names what is wrong, 404 for an unknown campaign
 */
export async function receiveUpload(
  req: AuthenticatedMedusaRequest,
  service: RedemptionModuleService
): Promise<string> {
  const { "content-type": type, "content-encoding": encoding } = req.headers
  if (encoding !== undefined && encoding !== "identity") {
    throw invalid(`content-encoding: ${encoding} is not accepted, send the file as it is`)
  }
  if (!type || !/^multipart\/form-data\s*;.*boundary=/i.test(type)) {
    throw invalid("content-type: must be multipart/form-data with a boundary")
  }
  const campaign_id = req.params.id
  const task_id = await service.beginUpload({ campaign_id, requested_by: req.auth_context.actor_id })
  try {
    const { fields, bytes } = await receiveForm(req, service, task_id)
    const settings = parse(ImportSettings, fields) as ImportSettings
    await service.finishUpload({ task_id, campaign_id, bytes, settings })
    return task_id
  } catch (error) {
    await service.dropUpload(task_id)
    throw error
  }
}

type Form = { fields: Record<string, string>; bytes: number }

async function receiveForm(
  req: AuthenticatedMedusaRequest,
  service: RedemptionModuleService,
  task_id: string
): Promise<Form> {
  const form = busboy({
    headers: req.headers as BusboyHeaders,
    limits: { files: 1, fileSize: service.options.max_import_bytes, fields: 20, fieldSize: 10_000 },
  })
  // Nothing stands behind it: also a field called `__proto__` is one that somebody sent.
  const fields = Object.create(null) as Record<string, string>
  const problems: Problem[] = []
  let file: Promise<number> | null = null
  form.on("field", (name, value) => {
    if (name in fields) {
      problems.push({ field: name, message: "was sent more than once" })
    }
    fields[name] = value
  })
  // What is too many is not handed on at all, and must not be passed over in silence.
  form.once("filesLimit", () => problems.push({ field: "file", message: "one file at a time" }))
  form.once("fieldsLimit", () => problems.push({ field: "body", message: "has too many fields" }))
  form.on("file", (name, content) => {
    if (name !== "file") {
      content.resume()
      fields[name] = "a file"
      return
    }
    file = keepFile(content, service, task_id)
    // Looked at below; until then a failure is nobody's.
    file.catch(() => undefined)
  })
  const ended = once(form, "finish")
  const brokenOff = new Promise<never>((_resolve, reject) => {
    req.once("aborted", () => reject(invalid("file: the upload broke off")))
    req.once("error", () => reject(invalid("file: the upload broke off")))
  })
  req.pipe(form)
  try {
    await Promise.race([ended, brokenOff])
  } catch (error) {
    throw error instanceof MedusaError ? error : invalid("body: is not a readable form")
  }
  if (!file) {
    throw invalid('file: is missing: send the CSV in the field "file"')
  }
  const bytes = await (file as Promise<number>)
  throwProblems(problems)
  if (bytes === 0) {
    throw invalid("file: is empty")
  }
  return { fields, bytes }
}

async function keepFile(
  content: Readable & { truncated?: boolean },
  service: RedemptionModuleService,
  task_id: string
): Promise<number> {
  let waiting: Buffer[] = []
  let size = 0
  let position = 0
  let bytes = 0
  const keep = async () => {
    await service.keepFileChunk({ task_id, position, content: Buffer.concat(waiting) })
    position += 1
    waiting = []
    size = 0
  }
  for await (const piece of content as AsyncIterable<Buffer>) {
    waiting.push(piece)
    size += piece.length
    bytes += piece.length
    if (size >= pieceSize) {
      await keep()
    }
  }
  if (content.truncated) {
    throw fileTooLarge(service.options.max_import_bytes)
  }
  if (size > 0) {
    await keep()
  }
  return bytes
}
