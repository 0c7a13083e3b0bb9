import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126173529 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_handed_code_customer" ON "redemption_handed_code" ("customer_id") WHERE customer_id IS NOT NULL AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_redemption_handed_code_customer";`);
  }

}
