import { effectAnswer, type RedemptionAnswer } from "../../../contracts/answers"
import { findAnswer, type AnswerRow } from "../sql/find-answer"
import type { Sql } from "../sql/sql"

/** What a redemption answered, for a replay or a look at one's own. Null when it is not there (for this member). */
export async function answerOf(
  sql: Sql,
  input: { redemption_id: string; customer_id?: string; repeated?: boolean }
): Promise<RedemptionAnswer | null> {
  const row = await findAnswer(sql, input)
  return row && toAnswer(row, input.repeated ?? false)
}

export function toAnswer(row: AnswerRow, repeated: boolean): RedemptionAnswer {
  return {
    type: "redemption",
    redemption: {
      id: row.id,
      campaign: row.campaign,
      status: row.status,
      points: Number(row.points),
      effects: row.effects.map(effectAnswer),
      created_at: new Date(row.created_at).toISOString(),
      repeated,
    },
    points: { balance: Number(row.balance ?? 0) },
  }
}
