import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124022921 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "redemption_event" ("id" text not null, "event_type" text not null, "event_key" text null, "customer_id" text null, "attributes" jsonb not null, "request_fingerprint" text not null, "occurred_at" timestamptz null, "channel" text check ("channel" in ('store', 'admin', 'bus')) not null, "outcome" text check ("outcome" in ('redeemed', 'refused', 'no_code', 'no_campaign')) null, "answer" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "redemption_event_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_event_deleted_at" ON "redemption_event" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_redemption_event_key" ON "redemption_event" ("event_type", "event_key");`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_event_created_at" ON "redemption_event" ("created_at");`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_event_customer" ON "redemption_event" ("customer_id", "created_at") WHERE customer_id IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "redemption_referral" ("id" text not null, "customer_id" text not null, "referral_code" text not null, "referrer_id" text null, "referred_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "redemption_referral_pkey" primary key ("id"), constraint CK_redemption_referral_not_oneself check (referrer_id is null or referrer_id <> customer_id));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_referral_deleted_at" ON "redemption_referral" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_redemption_referral_customer" ON "redemption_referral" ("customer_id");`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_redemption_referral_code" ON "redemption_referral" ("referral_code");`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_referral_referrer" ON "redemption_referral" ("referrer_id") WHERE referrer_id IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "redemption_tier" ("id" text not null, "name" text not null, "threshold" numeric not null, "display_order" integer not null default 0, "customer_group_id" text null, "raw_threshold" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "redemption_tier_pkey" primary key ("id"), constraint CK_redemption_tier_threshold check (threshold >= 0));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_tier_deleted_at" ON "redemption_tier" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_redemption_tier_name" ON "redemption_tier" ("name") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_redemption_tier_threshold" ON "redemption_tier" ("threshold") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "redemption" add column if not exists "reversed_by" text null, add column if not exists "reversal_reason" text null;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_order" ON "redemption" ("order_id") WHERE order_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_event" ON "redemption" ("event_id") WHERE event_id IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`alter table if exists "redemption_attempt" add column if not exists "order_id" text null, add column if not exists "event_id" text null, add column if not exists "announced_at" timestamptz null;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_attempt_unannounced" ON "redemption_attempt" ("created_at") WHERE announced_at IS NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_attempt_order" ON "redemption_attempt" ("order_id") WHERE order_id IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`alter table if exists "redemption_campaign" add column if not exists "reverse_on_order_cancel" boolean not null default false;`);

    this.addSql(`alter table if exists "redemption_points_account" add column if not exists "tier_id" text null, add column if not exists "tier_checked_at" timestamptz null;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_points_account_tier_unchecked" ON "redemption_points_account" ("updated_at") WHERE tier_checked_at IS NULL AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "redemption_event" cascade;`);

    this.addSql(`drop table if exists "redemption_referral" cascade;`);

    this.addSql(`drop table if exists "redemption_tier" cascade;`);

    this.addSql(`drop index if exists "IDX_redemption_order";`);
    this.addSql(`drop index if exists "IDX_redemption_event";`);
    this.addSql(`alter table if exists "redemption" drop column if exists "reversed_by", drop column if exists "reversal_reason";`);

    this.addSql(`drop index if exists "IDX_redemption_attempt_unannounced";`);
    this.addSql(`drop index if exists "IDX_redemption_attempt_order";`);
    this.addSql(`alter table if exists "redemption_attempt" drop column if exists "order_id", drop column if exists "event_id", drop column if exists "announced_at";`);

    this.addSql(`alter table if exists "redemption_campaign" drop column if exists "reverse_on_order_cancel";`);

    this.addSql(`drop index if exists "IDX_redemption_points_account_tier_unchecked";`);
    this.addSql(`alter table if exists "redemption_points_account" drop column if exists "tier_id", drop column if exists "tier_checked_at";`);
  }

}
