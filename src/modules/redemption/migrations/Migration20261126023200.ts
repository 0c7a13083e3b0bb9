import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What is due may be an effect to apply or one to take back: the index knew only the first, so both were looked for row by row. */
export class Migration20261126023200 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`drop index if exists "IDX_redemption_effect_pending";`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_redemption_effect_due" ON "redemption_effect" ("next_attempt_at") WHERE next_attempt_at IS NOT NULL AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_redemption_effect_due";`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_redemption_effect_pending" ON "redemption_effect" ("next_attempt_at") WHERE status = 'pending' AND deleted_at IS NULL;`
    )
  }
}
