import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Many claims in one transaction keep what the first of them locked until the last is done, so that the one lock order
 * cannot hold for all of them together: a slot of the campaign is taken before the next member's counter. Hence none of
 * them waits for long. Whoever is in the way gets `busy`, long before PostgreSQL would look for a deadlock (after a
 * second), and is claimed again when this transaction has ended. After a few of those the rest is not tried at all,
 * for others wait meanwhile.
 *
 * Each claim is a subtransaction: one that is busy lets go of everything that it locked.
 */
const claimMany = `
  create or replace function redemption_claim_many(p_claims jsonb)
  returns table (lost text, lost_guard integer, made_at timestamptz, balance numeric)
  language plpgsql set lock_timeout = '20ms' as $body$
  declare
    most_waits constant integer := 10;
    waits integer := 0;
    v_claim jsonb;
  begin
    for v_claim in select value from jsonb_array_elements(p_claims) loop
      lost := 'busy';
      lost_guard := null;
      made_at := null;
      balance := null;
      if waits < most_waits then
        begin
          select claimed.* into lost, lost_guard, made_at, balance from redemption_claim(v_claim) as claimed;
        exception when lock_not_available then
          lost := 'busy';
          waits := waits + 1;
        end;
      end if;
      return next;
    end loop;
  end
  $body$`

export class Migration20261126093500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(claimMany)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists redemption_claim_many`)
  }
}
