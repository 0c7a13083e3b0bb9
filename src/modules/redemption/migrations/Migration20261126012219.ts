import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Where a member's tier put them, so that a tier can change its customer group and its members follow. */
export class Migration20261126012219 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "redemption_points_account" add column if not exists "tier_customer_group_id" text null;`
    )
    // Until now a tier's group never changed for those who were in it.
    this.addSql(
      `update "redemption_points_account" as account set tier_customer_group_id = tier.customer_group_id
       from "redemption_tier" as tier where tier.id = account.tier_id and tier.customer_group_id is not null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "redemption_points_account" drop column if exists "tier_customer_group_id";`
    )
  }
}
