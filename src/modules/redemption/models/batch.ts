import { model } from "@medusajs/framework/utils"

/** One production run of codes. None of its codes counts before `available_at` is set, then all do. */
export const RedemptionCodeBatch = model
  .define("redemption_code_batch", {
    id: model.id({ prefix: "redbat" }).primaryKey(),
    campaign_id: model.text(),
    source: model.enum(["generated", "imported"]),
    label: model.text().nullable(),
    tag: model.text().nullable(),
    /** The format as it was when the batch was made: campaigns change, printed codes do not. */
    code_format: model.json().nullable(),
    /** Codes in the batch, and those of them that were voided. Written by the tasks and by voiding only. */
    code_count: model.number().default(0),
    voided_count: model.number().default(0),
    available_at: model.dateTime().nullable(),
    expires_at: model.dateTime().nullable(),
    max_uses: model.number().default(1),
    is_test: model.boolean().default(false),
    /** Somebody said yes to odds that we advise against. */
    weak_codes_acknowledged: model.boolean().default(false),
    voided_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["campaign_id"] }])
  .checks([
    { name: "CK_redemption_code_batch_max_uses", expression: (columns) => `${columns.max_uses} >= 1` },
    {
      name: "CK_redemption_code_batch_counts",
      expression: (columns) =>
        `${columns.voided_count} >= 0 and ${columns.voided_count} <= ${columns.code_count}`,
    },
  ])
