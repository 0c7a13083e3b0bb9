import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Events that wait to be told: written in the transaction that makes them true, gone once they are sent. By hand,
 * because a row lives for a moment and nobody looks it up. Codes that were given to somebody are never soft-deleted.
 */
export class Migration20261126013500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_redemption_handed_code_deleted_at";`)
    this.addSql(
      `create table if not exists "redemption_news" (
         "id" text primary key,
         "name" text not null,
         "data" jsonb not null,
         "created_at" timestamptz not null default clock_timestamp()
       );`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_redemption_handed_code_deleted_at" ON "redemption_handed_code" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(`drop table if exists "redemption_news";`)
  }
}
