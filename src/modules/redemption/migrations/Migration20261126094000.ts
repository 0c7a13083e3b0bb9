import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Columns that name a code are compared as the code's own id is, byte by byte. Where they were not, no index on them
 * could be used from a code's row: all that the member had ever redeemed was read for every try, or the whole table.
 *
 * The view of the invariants reads one of them and has to stand aside meanwhile; it comes back as it was.
 */
const collate = (collation: string) => `
  do $$
  declare
    health constant text := pg_get_viewdef('redemption_health'::regclass);
  begin
    drop view "redemption_health";
    alter table "redemption" alter column "code_id" type text collate "${collation}";
    alter table "redemption_handed_code" alter column "code_id" type text collate "${collation}";
    execute 'create view "redemption_health" as ' || health;
  end
  $$`

export class Migration20261126094000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(collate("C"))
  }

  override async down(): Promise<void> {
    this.addSql(collate("default"))
  }
}
