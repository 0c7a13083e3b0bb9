import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Written by hand: a task's file comes in pieces whether it was uploaded or printed, and the table's name says so. */
export class Migration20261126012500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "redemption_import_chunk" rename to "redemption_file_chunk";`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "redemption_file_chunk" rename to "redemption_import_chunk";`)
  }
}
