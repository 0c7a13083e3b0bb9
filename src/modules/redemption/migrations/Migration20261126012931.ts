import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126012931 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "redemption_handed_code" ("id" text not null, "hand_out_id" text not null, "campaign_id" text not null, "customer_id" text null, "code_id" text null, "requested_by" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "redemption_handed_code_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_handed_code_deleted_at" ON "redemption_handed_code" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_redemption_handed_code_member" ON "redemption_handed_code" ("campaign_id", "customer_id");`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_redemption_handed_code_code" ON "redemption_handed_code" ("code_id");`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_handed_code_last" ON "redemption_handed_code" ("campaign_id", "code_id");`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_handed_code_hand_out" ON "redemption_handed_code" ("hand_out_id");`);

    this.addSql(`alter table if exists "redemption_campaign" add column if not exists "low_stock_threshold" integer null, add column if not exists "stock_state" text check ("stock_state" in ('enough', 'low', 'exhausted')) not null default 'enough', add column if not exists "stock_checked_at" timestamptz null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "redemption_handed_code" cascade;`);

    this.addSql(`alter table if exists "redemption_campaign" drop column if exists "low_stock_threshold", drop column if exists "stock_state", drop column if exists "stock_checked_at";`);
  }

}
