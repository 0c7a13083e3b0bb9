import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124003019 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "redemption_event_schema" drop constraint if exists "redemption_event_schema_event_type_unique";`);
    this.addSql(`create table if not exists "redemption" ("id" text not null, "code_id" text not null, "campaign_id" text not null, "campaign_version" integer not null, "customer_id" text not null, "event_id" text null, "order_id" text null, "cart_id" text null, "channel" text check ("channel" in ('store', 'admin', 'event', 'order')) not null, "idempotency_key" text not null, "request_fingerprint" text not null, "status" text check ("status" in ('completed', 'partially_applied', 'reversed')) not null default 'completed', "points" numeric not null default 0, "units" numeric not null default 0, "usage" jsonb not null, "trace" jsonb not null, "note" text null, "requested_by" text null, "reversed_at" timestamptz null, "announced_at" timestamptz null, "raw_points" jsonb not null default '{"value":"0","precision":20}', "raw_units" jsonb not null default '{"value":"0","precision":20}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "redemption_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_deleted_at" ON "redemption" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_redemption_idempotency_key" ON "redemption" ("idempotency_key");`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_code" ON "redemption" ("code_id");`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_customer" ON "redemption" ("customer_id", "id");`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_campaign" ON "redemption" ("campaign_id", "created_at");`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_unannounced" ON "redemption" ("created_at") WHERE announced_at IS NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "redemption_attempt" ("id" text not null, "customer_id" text null, "ip_hash" text null, "code_masked" text not null, "code_fingerprint" text null, "refusal" text not null, "campaign_id" text null, "channel" text check ("channel" in ('store', 'admin', 'event', 'order')) not null, "idempotency_key" text null, "request_fingerprint" text null, "answer" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "redemption_attempt_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_attempt_deleted_at" ON "redemption_attempt" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_redemption_attempt_idempotency_key" ON "redemption_attempt" ("idempotency_key");`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_attempt_created_at" ON "redemption_attempt" ("created_at");`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_attempt_customer" ON "redemption_attempt" ("customer_id", "created_at") WHERE customer_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_attempt_campaign" ON "redemption_attempt" ("campaign_id", "created_at") WHERE campaign_id IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "redemption_campaign" ("id" text not null, "type" text check ("type" in ('direct', 'referral')) not null default 'direct', "event_schema_id" text not null, "code_attribute" text not null, "name" text not null, "description" text null, "translations" jsonb not null, "status" text check ("status" in ('draft', 'active', 'paused', 'archived')) not null default 'draft', "starts_at" timestamptz null, "ends_at" timestamptz null, "display_order" integer not null default 0, "visibility" jsonb not null, "code_source" text check ("code_source" in ('generate', 'import')) not null default 'generate', "code_format" jsonb null, "rules" jsonb not null, "limits" jsonb not null, "activate_when_ready" boolean not null default false, "version" integer not null default 1, "metadata" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "redemption_campaign_pkey" primary key ("id"), constraint CK_redemption_campaign_dates check (ends_at is null or starts_at is null or starts_at < ends_at));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_campaign_deleted_at" ON "redemption_campaign" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_campaign_event_schema_id" ON "redemption_campaign" ("event_schema_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "redemption_code" ("id" text not null, "campaign_id" text not null, "batch_id" text not null, "code" text not null, "canonical" text not null, "status" text check ("status" in ('unused', 'used', 'voided')) not null default 'unused', "max_uses" integer not null default 1, "use_count" integer not null default 0, "customer_id" text null, "expires_at" timestamptz null, "handed_out_at" timestamptz null, "redeemed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "redemption_code_pkey" primary key ("id"), constraint CK_redemption_code_uses check (use_count >= 0 and use_count <= max_uses));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_code_deleted_at" ON "redemption_code" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_redemption_code_canonical" ON "redemption_code" ("canonical");`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_code_campaign" ON "redemption_code" ("campaign_id", "id");`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_code_customer" ON "redemption_code" ("customer_id") WHERE customer_id IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "redemption_code_batch" ("id" text not null, "campaign_id" text not null, "source" text check ("source" in ('generated', 'imported')) not null, "label" text null, "tag" text null, "code_format" jsonb null, "code_count" integer not null default 0, "voided_count" integer not null default 0, "available_at" timestamptz null, "expires_at" timestamptz null, "max_uses" integer not null default 1, "is_test" boolean not null default false, "weak_codes_acknowledged" boolean not null default false, "voided_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "redemption_code_batch_pkey" primary key ("id"), constraint CK_redemption_code_batch_max_uses check (max_uses >= 1), constraint CK_redemption_code_batch_counts check (voided_count >= 0 and voided_count <= code_count));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_code_batch_deleted_at" ON "redemption_code_batch" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_code_batch_campaign_id" ON "redemption_code_batch" ("campaign_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "redemption_effect" ("id" text not null, "redemption_id" text not null, "rule_index" integer not null, "effect_index" integer not null, "target" text check ("target" in ('member', 'referrer')) not null default 'member', "type" text not null, "status" text check ("status" in ('pending', 'applied', 'failed', 'reversed')) not null default 'pending', "payload" jsonb not null, "external_id" text null, "attempts" integer not null default 0, "next_attempt_at" timestamptz null, "error" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "redemption_effect_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_effect_deleted_at" ON "redemption_effect" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_redemption_effect_position" ON "redemption_effect" ("redemption_id", "rule_index", "effect_index");`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_effect_pending" ON "redemption_effect" ("next_attempt_at") WHERE status = 'pending' AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "redemption_event_schema" ("id" text not null, "event_type" text not null, "name" text not null, "attributes" jsonb not null, "is_active" boolean not null default true, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "redemption_event_schema_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_redemption_event_schema_event_type_unique" ON "redemption_event_schema" ("event_type") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_event_schema_deleted_at" ON "redemption_event_schema" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "redemption_points_account" ("id" text not null, "customer_id" text not null, "balance" numeric not null default 0, "pending" numeric not null default 0, "lifetime" numeric not null default 0, "raw_balance" jsonb not null default '{"value":"0","precision":20}', "raw_pending" jsonb not null default '{"value":"0","precision":20}', "raw_lifetime" jsonb not null default '{"value":"0","precision":20}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "redemption_points_account_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_points_account_deleted_at" ON "redemption_points_account" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_redemption_points_account_customer" ON "redemption_points_account" ("customer_id");`);

    this.addSql(`create table if not exists "redemption_points_entry" ("id" text not null, "customer_id" text not null, "type" text check ("type" in ('add', 'deduct', 'expire', 'reverse', 'adjust')) not null, "amount" numeric not null, "remaining" numeric not null default 0, "balance_after" numeric not null, "status" text check ("status" in ('pending', 'active', 'spent', 'expired', 'reversed')) not null default 'active', "available_at" timestamptz null, "expires_at" timestamptz null, "redemption_id" text null, "effect_id" text null, "reverses_id" text null, "note" text null, "raw_amount" jsonb not null, "raw_remaining" jsonb not null default '{"value":"0","precision":20}', "raw_balance_after" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "redemption_points_entry_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_points_entry_deleted_at" ON "redemption_points_entry" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_redemption_points_entry_effect" ON "redemption_points_entry" ("effect_id");`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_redemption_points_entry_reverses" ON "redemption_points_entry" ("reverses_id");`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_points_entry_customer" ON "redemption_points_entry" ("customer_id", "id");`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_points_entry_redemption" ON "redemption_points_entry" ("redemption_id") WHERE redemption_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_points_entry_pending" ON "redemption_points_entry" ("available_at") WHERE status = 'pending' AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_points_entry_expiring" ON "redemption_points_entry" ("expires_at") WHERE status = 'active' AND expires_at IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "redemption_task" ("id" text not null, "type" text check ("type" in ('generate', 'import', 'export', 'print')) not null, "campaign_id" text not null, "batch_id" text null, "status" text check ("status" in ('uploading', 'validating', 'needs_review', 'queued', 'running', 'completed', 'completed_with_errors', 'failed', 'cancelled', 'undone')) not null default 'queued', "input" jsonb null, "cursor" jsonb not null, "counts" jsonb not null, "lease_owner" text null, "lease_until" timestamptz null, "fence" integer not null default 0, "attempts" integer not null default 0, "error" text null, "requested_by" text null, "started_at" timestamptz null, "finished_at" timestamptz null, "announced_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "redemption_task_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_task_deleted_at" ON "redemption_task" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_task_campaign_id" ON "redemption_task" ("campaign_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "redemption_usage" ("id" text not null, "campaign_id" text not null, "scope" text check ("scope" in ('campaign', 'member')) not null, "customer_id" text not null default '', "kind" text check ("kind" in ('executions', 'units')) not null, "window_key" text not null, "slot" integer not null default 0, "used" numeric not null default 0, "raw_used" jsonb not null default '{"value":"0","precision":20}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "redemption_usage_pkey" primary key ("id"), constraint CK_redemption_usage_used check (used >= 0));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_redemption_usage_deleted_at" ON "redemption_usage" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_redemption_usage_counter" ON "redemption_usage" ("campaign_id", "scope", "customer_id", "kind", "window_key", "slot");`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "redemption" cascade;`);

    this.addSql(`drop table if exists "redemption_attempt" cascade;`);

    this.addSql(`drop table if exists "redemption_campaign" cascade;`);

    this.addSql(`drop table if exists "redemption_code" cascade;`);

    this.addSql(`drop table if exists "redemption_code_batch" cascade;`);

    this.addSql(`drop table if exists "redemption_effect" cascade;`);

    this.addSql(`drop table if exists "redemption_event_schema" cascade;`);

    this.addSql(`drop table if exists "redemption_points_account" cascade;`);

    this.addSql(`drop table if exists "redemption_points_entry" cascade;`);

    this.addSql(`drop table if exists "redemption_task" cascade;`);

    this.addSql(`drop table if exists "redemption_usage" cascade;`);
  }

}
