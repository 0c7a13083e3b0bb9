import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * How many members a campaign has reached, kept instead of counted. Who announces redemptions adds them to their
 * members, and those who came for the first time, or whose last redemption was reversed, to the campaign's figure
 * (`sql/tally-members.ts`). Written by hand, because they are nobody's model.
 */
export class Migration20261126110500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "redemption_member_tally" (
         "campaign_id" text not null,
         "customer_id" text not null,
         "redemptions" bigint not null,
         primary key ("campaign_id", "customer_id")
       );`
    )
    this.addSql(
      `create index if not exists "IDX_redemption_member_tally_customer" on "redemption_member_tally" ("customer_id");`
    )
    this.addSql(
      `create table if not exists "redemption_campaign_tally" (
         "campaign_id" text not null primary key,
         "members" bigint not null
       );`
    )
    this.addSql(
      `insert into "redemption_member_tally"
       select campaign_id, customer_id, count(*) from redemption where tallied group by 1, 2
       on conflict do nothing;`
    )
    this.addSql(
      `insert into "redemption_campaign_tally"
       select campaign_id, count(*) from redemption_member_tally group by 1
       on conflict do nothing;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "redemption_campaign_tally";`)
    this.addSql(`drop table if exists "redemption_member_tally";`)
  }
}
