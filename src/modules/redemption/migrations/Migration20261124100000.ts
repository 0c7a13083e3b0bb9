import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The invariants of the books, each as a query that finds what breaks it; the view counts what they find. Written
 * by hand, because the data model language has no views. Tests check it after every one, the admin shows it.
 */
const invariants: { id: string; check: string; finds: string }[] = [
  {
    id: "I1",
    check: "uses of a code = its redemptions",
    finds: `
    select code.id from redemption_code as code
    left join redemption on redemption.code_id = code.id and redemption.status <> 'reversed'
    group by code.id, code.use_count, code.max_uses, code.status
    having count(redemption.id) <> code.use_count or code.use_count > code.max_uses
      or (code.status = 'used') <> (code.use_count = code.max_uses)`,
  },
  {
    id: "I2",
    check: "counters = what redemptions moved",
    finds: `
    with moved as (
      select campaign_id, scope, customer_id, kind, window_key, sum(amount) as amount
      from (
        select redemption.campaign_id, part.* from redemption,
          jsonb_to_recordset(usage) as part (scope text, customer_id text, kind text, window_key text, amount numeric)
        where status <> 'reversed'
      ) as parts
      group by 1, 2, 3, 4, 5
    )
    select coalesce(moved.campaign_id, counter.campaign_id) from moved
    full join (
      select campaign_id, scope, customer_id, kind, window_key, sum(used) as used from redemption_usage group by 1, 2, 3, 4, 5
    ) as counter using (campaign_id, scope, customer_id, kind, window_key)
    where coalesce(moved.amount, 0) <> coalesce(counter.used, 0)`,
  },
  {
    id: "I4",
    check: "balance = sum of entries",
    finds: `
    select account.customer_id from redemption_points_account as account
    left join redemption_points_entry as entry on entry.customer_id = account.customer_id
    group by account.customer_id, account.balance, account.pending
    having account.balance <> coalesce(sum(entry.amount) filter (where entry.status <> 'pending'), 0)
      or account.pending <> coalesce(sum(entry.amount) filter (where entry.status = 'pending'), 0)`,
  },
  {
    id: "I4",
    check: "one entry per points effect",
    finds: `
    select effect.id from redemption_effect as effect
    left join redemption_points_entry as entry on entry.effect_id = effect.id
    where effect.type in ('add_points', 'deduct_points') and (effect.payload->>'points')::numeric <> 0
    group by effect.id having count(entry.id) <> 1`,
  },
  {
    id: "I6",
    check: "codes of a batch",
    finds: `
    select batch.id from redemption_code_batch as batch
    left join redemption_code as code on code.batch_id = batch.id
    group by batch.id, batch.code_count, batch.voided_count
    having count(code.id) <> batch.code_count or count(code.id) filter (where code.status = 'voided') <> batch.voided_count`,
  },
  {
    id: "I7",
    check: "the counts of a task",
    finds: `
    select id from redemption_task
    where (counts->>'done')::int <> (counts->>'created')::int + (counts->>'duplicate')::int + (counts->>'invalid')::int`,
  },
  {
    id: "I8",
    check: "no redemption from an unavailable batch",
    finds: `
    select redemption.id from redemption
    join redemption_code as code on code.id = redemption.code_id
    join redemption_code_batch as batch on batch.id = code.batch_id
    where batch.available_at is null`,
  },
  {
    id: "I10",
    check: "canonical forms are unique",
    finds: `
    select canonical from redemption_code group by canonical having count(*) > 1`,
  },
  {
    id: "I3",
    check: "campaign counters within what was given",
    finds: `
    select id from redemption_usage where used < 0`,
  },
  {
    id: "I5",
    check: "an effect that is done has its outcome",
    finds: `
    select id from redemption_effect where status = 'pending' and next_attempt_at is null`,
  },
]

const withoutSoftDelete = ["redemption_event", "redemption_referral"]

export class Migration20261124100000 extends Migration {
  override async up(): Promise<void> {
    const counts = invariants.map(
      ({ id, check, finds }) =>
        `select '${id}' as id, '${check}' as "check", (select count(*) from (${finds}) as found) as residue`
    )
    this.addSql(`create or replace view redemption_health as ${counts.join("\nunion all\n")};`)
    for (const table of withoutSoftDelete) {
      this.addSql(`DROP INDEX IF EXISTS "IDX_${table}_deleted_at";`)
    }
  }

  override async down(): Promise<void> {
    for (const table of withoutSoftDelete) {
      this.addSql(
        `CREATE INDEX IF NOT EXISTS "IDX_${table}_deleted_at" ON "${table}" ("deleted_at") WHERE deleted_at IS NULL;`
      )
    }
    this.addSql(`drop view if exists redemption_health;`)
  }
}
