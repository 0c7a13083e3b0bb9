import type { Sql } from "./sql"

export type PointsAccountRow = {
  balance: string
  pending: string
  lifetime: string
  /** Unspent points that have an end, the soonest first; what ends at one moment is one part. */
  expiring: { amount: string; expires_at: string }[]
}

export async function findPointsAccount(sql: Sql, input: { customer_id: string }): Promise<PointsAccountRow> {
  const { rows } = await sql<PointsAccountRow>(
    `select coalesce(account.balance, 0) as balance, coalesce(account.pending, 0) as pending,
       coalesce(account.lifetime, 0) as lifetime,
       coalesce((
         select jsonb_agg(jsonb_build_object('amount', amount::text, 'expires_at', expires_at) order by expires_at)
         from (
           select sum(remaining) as amount, expires_at from redemption_points_entry
           where customer_id = $1 and status = 'active' and remaining > 0 and expires_at is not null
           group by expires_at order by expires_at limit 100
         ) as part
       ), '[]'::jsonb) as expiring
     from (values (1)) as one
     left join redemption_points_account as account on account.customer_id = $1`,
    [input.customer_id]
  )
  return rows[0]
}
