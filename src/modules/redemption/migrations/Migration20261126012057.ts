import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126012057 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_cart" ON "redemption" ("cart_id") WHERE cart_id IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_attempt_code" ON "redemption_attempt" ("code_fingerprint", "created_at") WHERE code_fingerprint IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_effect_external" ON "redemption_effect" ("external_id") WHERE external_id IS NOT NULL AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_redemption_cart";`);

    this.addSql(`drop index if exists "IDX_redemption_attempt_code";`);

    this.addSql(`drop index if exists "IDX_redemption_effect_external";`);
  }

}
