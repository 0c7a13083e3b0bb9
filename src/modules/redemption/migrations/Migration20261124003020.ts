import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Written by hand, because the data model language cannot say these things.
 *
 * Every model gets an index on `deleted_at`, with one entry per live row. These tables are never soft-deleted and
 * grow by the million, so theirs is pure cost. Codes and ids are ASCII: compared byte by byte they are smaller and
 * quicker to index, and a prefix search is a range. The fill factor leaves room to mark a code used in place.
 */
export class Migration20261124003020 extends Migration {
  private readonly withoutSoftDelete = [
    "redemption",
    "redemption_attempt",
    "redemption_code",
    "redemption_effect",
    "redemption_points_account",
    "redemption_points_entry",
    "redemption_usage",
  ]

  override async up(): Promise<void> {
    for (const table of this.withoutSoftDelete) {
      this.addSql(`DROP INDEX IF EXISTS "IDX_${table}_deleted_at";`)
    }
    this.addSql(
      `alter table "redemption_code" alter column "id" type text collate "C", alter column "canonical" type text collate "C";`
    )
    this.addSql(`alter table "redemption_code" set (fillfactor = 90);`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table "redemption_code" reset (fillfactor);`)
    this.addSql(
      `alter table "redemption_code" alter column "id" type text collate "default", alter column "canonical" type text collate "default";`
    )
    for (const table of this.withoutSoftDelete) {
      this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_${table}_deleted_at" ON "${table}" ("deleted_at") WHERE deleted_at IS NULL;`)
    }
  }
}
