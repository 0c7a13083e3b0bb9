import type { CreateTier, UpdateTier } from "../../../contracts/tier"
import { unlessTaken } from "../database"
import { newId } from "../ids"
import { notFound, throwProblems } from "../problems"
import { findTier } from "../sql/find-tier"
import type { Sql } from "../sql/sql"
import { deleteTier, insertTier, recheckTiers, updateTier } from "../sql/write-tier"

const taken = [{ field: "name", message: "another tier has this name or this threshold" }]

/** @throws 400 when the name or the threshold is taken */
export async function createTier(sql: Sql, input: CreateTier): Promise<string> {
  const id = newId("redtier")
  if (!(await insertTier(sql, { ...input, id }))) {
    throwProblems(taken)
  }
  await recheckTiers(sql)
  return id
}

export async function editTier(sql: Sql, id: string, patch: UpdateTier): Promise<void> {
  const tier = await findTier(sql, { id })
  if (!tier) {
    throw notFound("Redemption tier", id)
  }
  const next = { ...tier, ...patch }
  if (!(await unlessTaken(sql, () => updateTier(sql, next)))) {
    throwProblems(taken)
  }
  // Another name moves nobody.
  if (next.threshold !== tier.threshold || next.customer_group_id !== tier.customer_group_id) {
    await recheckTiers(sql)
  }
}

export async function removeTier(sql: Sql, id: string): Promise<void> {
  if (!(await deleteTier(sql, { id }))) {
    throw notFound("Redemption tier", id)
  }
  await recheckTiers(sql)
}
