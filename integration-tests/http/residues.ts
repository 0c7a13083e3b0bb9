import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** The invariants of the books, each as a query that finds what breaks it. None may find anything. */
const invariants: Record<string, string> = {
  "I1 uses of a code = its redemptions": `
    select code.id from redemption_code as code
    left join redemption on redemption.code_id = code.id and redemption.status <> 'reversed'
    group by code.id, code.use_count, code.max_uses, code.status
    having count(redemption.id) <> code.use_count or code.use_count > code.max_uses
      or (code.status = 'used') <> (code.use_count = code.max_uses)`,
  "I2/I3 counters = what redemptions moved": `
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
  "I4 balance = sum of entries": `
    select account.customer_id from redemption_points_account as account
    left join redemption_points_entry as entry on entry.customer_id = account.customer_id
    group by account.customer_id, account.balance, account.pending
    having account.balance <> coalesce(sum(entry.amount) filter (where entry.status <> 'pending'), 0)
      or account.pending <> coalesce(sum(entry.amount) filter (where entry.status = 'pending'), 0)`,
  "I4 one entry per points effect": `
    select effect.id from redemption_effect as effect
    left join redemption_points_entry as entry on entry.effect_id = effect.id
    where effect.type = 'add_points' and (effect.payload->>'points')::numeric <> 0
    group by effect.id having count(entry.id) <> 1`,
  "I6 codes of a batch": `
    select batch.id from redemption_code_batch as batch
    left join redemption_code as code on code.batch_id = batch.id
    group by batch.id, batch.code_count, batch.voided_count
    having count(code.id) <> batch.code_count or count(code.id) filter (where code.status = 'voided') <> batch.voided_count`,
  "I7 a task's counts": `
    select id from redemption_task
    where (counts->>'done')::int <> (counts->>'created')::int + (counts->>'duplicate')::int + (counts->>'invalid')::int`,
  "I8 no redemption from an unavailable batch": `
    select redemption.id from redemption
    join redemption_code as code on code.id = redemption.code_id
    join redemption_code_batch as batch on batch.id = code.batch_id
    where batch.available_at is null`,
  "I10 canonical forms are unique": `
    select canonical from redemption_code group by canonical having count(*) > 1`,
}

/** The names of the invariants that do not hold, with how many rows break them. Empty is good. */
export async function residues(container: MedusaContainer): Promise<string[]> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const broken: string[] = []
  for (const [name, query] of Object.entries(invariants)) {
    const { rows } = await knex.raw(query)
    if (rows.length > 0) {
      broken.push(`${name}: ${rows.length}`)
    }
  }
  return broken
}
