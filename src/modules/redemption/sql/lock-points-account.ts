import { exact, type Sql } from "./sql"

export type LockedAccount = { balance: number; pending: number; lifetime: number }

/** Locks a member's account, which is made when there is none, until the transaction ends. */
export async function lockPointsAccount(
  sql: Sql,
  input: { id: string; customer_id: string }
): Promise<LockedAccount> {
  const { rows } = await sql<{ balance: string; pending: string; lifetime: string }>(
    `insert into redemption_points_account as account
       (id, customer_id, balance, raw_balance, pending, raw_pending, lifetime, raw_lifetime, created_at, updated_at)
     values ($1, $2, 0, ${exact("0")}, 0, ${exact("0")}, 0, ${exact("0")}, now(), now())
     on conflict (customer_id) do update set updated_at = account.updated_at
     returning balance, pending, lifetime`,
    [input.id, input.customer_id]
  )
  const [{ balance, pending, lifetime }] = rows
  return { balance: Number(balance), pending: Number(pending), lifetime: Number(lifetime) }
}
