import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126140852 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`drop index if exists "IDX_redemption_campaign_event_schema_id";`);

    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_campaign_event_schema_id_code_attribute" ON "redemption_campaign" ("event_schema_id", "code_attribute") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_redemption_campaign_event_schema_id_code_attribute";`);

    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_campaign_event_schema_id" ON "redemption_campaign" ("event_schema_id") WHERE deleted_at IS NULL;`);
  }

}
