import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Coupons of one template, for the promotion's page. Written by hand: the data model language has no index on a part
 * of a document.
 */
export class Migration20261126012100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create index if not exists "IDX_redemption_effect_coupon_template"
       on "redemption_effect" ((payload->>'promotion_id')) where type = 'issue_coupon';`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_redemption_effect_coupon_template";`)
  }
}
