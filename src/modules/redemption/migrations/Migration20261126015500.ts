import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Failed tries by whoever made them, in the layout that rate-limiter-flexible reads and writes (`points` = how many,
 * `expire` = end of the window in milliseconds). Unlogged: a failed try costs no flush to disk, and after a crash of
 * the database counting starts anew.
 */
export class Migration20261126015500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create unlogged table if not exists "redemption_throttle" (
         "key" varchar(255) not null primary key,
         "points" integer not null default 0,
         "expire" bigint null
       );`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "redemption_throttle";`)
  }
}
