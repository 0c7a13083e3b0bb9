import { fingerprint } from "../fingerprint"
import type { ModuleOptions } from "../options"
import { anonymiseMember, findKnownMembers } from "../sql/anonymise-member"
import type { Sql } from "../sql/sql"

/** More than anybody's rows can come in late. */
const mostPseudonyms = 20

/**
 * Gives a member's rows a pseudonym: one for all of them, so that the books go on adding up, and keyed, so that nobody
 * can tell from a customer's id which one it is.
 *
 * A redemption that was under way when the member was deleted may come in later. It gets the next pseudonym, because
 * the first one has an account already.
 */
export async function anonymise(sql: Sql, options: ModuleOptions, customer_id: string): Promise<string> {
  const stable = `anonymous_${fingerprint(options.fingerprint_secret, "member", customer_id)}`
  const names = Array.from({ length: mostPseudonyms }, (_none, index) =>
    index === 0 ? stable : `${stable}_${index + 1}`
  )
  const taken = new Set(await findKnownMembers(sql, { customer_ids: names }))
  const pseudonym = names.find((name) => !taken.has(name)) ?? names[0]
  await anonymiseMember(sql, { customer_id, pseudonym })
  return pseudonym
}
