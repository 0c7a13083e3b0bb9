import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Figures that grow with every redemption and every refusal, kept instead of counted: a page view must not read a
 * million rows. Written by hand, because they are nobody's model.
 *
 * Whoever announces a redemption or an attempt adds it, in the same transaction; what is not announced yet is counted
 * as it stands (`sql/tallies.ts`). `tallied` says whether a redemption is in its tally as one that stands, so that a
 * reversal takes it out once. A quarter of an hour is the largest step that fits the days of every time zone.
 */
export class Migration20261126022700 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "redemption_tally" (
         "campaign_id" text not null,
         "quarter" timestamptz not null,
         "batch_id" text not null,
         "redemptions" bigint not null,
         "single_use" bigint not null,
         "points" numeric not null,
         primary key ("campaign_id", "quarter", "batch_id")
       );`
    )
    this.addSql(
      `create table if not exists "redemption_refusal_tally" (
         "campaign_id" text not null,
         "quarter" timestamptz not null,
         "refusal" text not null,
         "refusals" bigint not null,
         primary key ("campaign_id", "quarter", "refusal")
       );`
    )
    this.addSql(`alter table "redemption" add column if not exists "tallied" boolean not null default false;`)
    this.addSql(
      `update "redemption" set "tallied" = true where "announced_at" is not null and "status" <> 'reversed';`
    )
    this.addSql(
      `insert into "redemption_tally"
       select redemption.campaign_id, date_bin('15 minutes', redemption.created_at, 'epoch'), code.batch_id, count(*),
         count(*) filter (where code.max_uses = 1), sum(redemption.points)
       from redemption join redemption_code as code on code.id = redemption.code_id
       where redemption.tallied group by 1, 2, 3;`
    )
    this.addSql(
      `insert into "redemption_refusal_tally"
       select campaign_id, date_bin('15 minutes', created_at, 'epoch'), refusal, count(*) from redemption_attempt
       where campaign_id is not null and announced_at is not null and deleted_at is null group by 1, 2, 3;`
    )
    // Codes for several uses are few; how many of them are used up is counted.
    this.addSql(
      `create index if not exists "IDX_redemption_code_multiple" on "redemption_code" ("campaign_id") where max_uses > 1;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_redemption_code_multiple";`)
    this.addSql(`alter table "redemption" drop column if exists "tallied";`)
    this.addSql(`drop table if exists "redemption_refusal_tally";`)
    this.addSql(`drop table if exists "redemption_tally";`)
  }
}
