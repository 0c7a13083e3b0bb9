import { until } from "../http/until"

/** What the dead have left is taken up by the job of a process that lives. Nobody waits for the pauses between tries. */
export async function finishEffects(sql: (text: string) => Promise<object[]>): Promise<void> {
  await until(async () => {
    await sql(
      "update redemption_effect set next_attempt_at = now() where next_attempt_at > now() + interval '5 seconds'"
    )
    const open = await sql(
      "select id from redemption_effect where status = 'pending' or next_attempt_at is not null limit 1"
    )
    return open.length === 0
  })
}
