import { z } from "@medusajs/framework/zod"
import { codeFormatDefaults, codeFormatProblems } from "../domain/code-format"
import { label, moment, oneOrMore, paging, text } from "./fields"

/** How codes look. What is left out takes the default; what does not fit together is named by field. */
export const CodeFormat = z
  .strictObject({
    alphabet: z
      .enum(["safe", "numeric", "alpha", "alphanumeric", "custom"])
      .default(codeFormatDefaults.alphabet),
    custom_alphabet: text(64).nullable().default(codeFormatDefaults.custom_alphabet),
    excluded_characters: text(64).default(codeFormatDefaults.excluded_characters),
    length: z.int().min(1).max(32).default(codeFormatDefaults.length),
    prefix: text(32).default(codeFormatDefaults.prefix),
    suffix: text(32).default(codeFormatDefaults.suffix),
    separator: z.enum(["", "-", "_", " "]).default(codeFormatDefaults.separator),
    group_size: z.int().min(0).max(16).default(codeFormatDefaults.group_size),
    check_character: z.boolean().default(codeFormatDefaults.check_character),
  })
  .superRefine((format, context) => {
    for (const problem of codeFormatProblems(format)) {
      context.addIssue({ code: "custom", path: [problem.field], message: problem.message })
    }
  })

/** One batch: more is several batches, and a typo of a few zeros is caught here. */
export const quantity = z.int().min(1).max(10_000_000)

const batchSettings = {
  label: label.nullish(),
  tag: text(255, 1).nullish(),
  expires_at: moment.nullish(),
}

export const CreateBatch = z.strictObject({
  quantity,
  code_format: CodeFormat.optional(),
  ...batchSettings,
  max_uses: z.int().min(1).max(1_000_000_000).default(1),
  is_test: z.boolean().default(false),
  acknowledge_weak_codes: z.boolean().default(false),
})
export type CreateBatch = z.output<typeof CreateBatch>

export const UpdateBatch = z.strictObject(batchSettings)
export type UpdateBatch = z.output<typeof UpdateBatch>

export const ListBatches = z.strictObject({
  ...paging("created_at", "label"),
  campaign_id: oneOrMore(text(64)),
  tag: oneOrMore(text(255)),
})
export type ListBatches = z.output<typeof ListBatches>
