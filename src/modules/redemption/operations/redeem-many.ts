import type { RedeemAnswer } from "../../../contracts/answers"
import type { Database } from "../database"
import { findSituations, type Asked } from "../sql/find-situation"
import { assess, type AssessContext, type Assessment } from "./assess"
import type { RedeemRequest } from "./redeem-request"
import { answerWithoutClaim, claimGrants, recordRefusal, type Granted } from "./redeem"

/** How one of many ended; `undecided`: somebody was faster, so that it wants a look of its own. */
export type RedeemedOfMany =
  | { outcome: "answered"; answer: RedeemAnswer }
  | { outcome: "redeemed"; answer: RedeemAnswer; redemption_id: string; reaches_outside: boolean }
  | { outcome: "failed"; error: unknown }
  | { outcome: "undecided" }

/**
 * Redeems for many members at once, at most once for each: their situations are read together, each is decided for
 * itself, and what is granted is claimed in one transaction in which one that is lost takes none with it. Members
 * come in the order of their ids, as their accounts and counters are locked.
 */
export async function redeemMany(
  database: Database,
  context: AssessContext,
  requests: RedeemRequest[]
): Promise<RedeemedOfMany[]> {
  const readSituation = together((asked: Asked[]) => database.read((sql) => findSituations(sql, asked)))
  const looked = await Promise.all(
    requests.map(async (request, index) => ({
      index,
      request,
      assessment: await assess(database, { ...context, readSituation }, request),
    }))
  )
  const ended: RedeemedOfMany[] = []
  const granted = looked
    .filter((one): one is typeof one & { assessment: Granted } => one.assessment.verdict === "grant")
    .sort((a, b) => (a.request.customer_id! < b.request.customer_id! ? -1 : 1))
  const outcomes = await claimGrants(
    database,
    granted.map(({ request, assessment }) => ({ request, granted: assessment }))
  )
  for (const [position, { index, request, assessment }] of granted.entries()) {
    const claimed = outcomes[position]
    if (claimed.outcome === "claimed") {
      const reaches_outside = assessment.grant.effects.some(({ where }) => where === "outside")
      ended[index] = { ...claimed, outcome: "redeemed", reaches_outside }
    } else if (claimed.outcome === "refused") {
      const answer = await recordRefusal(database, context.options, request, assessment, claimed.refusal)
      ended[index] = { outcome: "answered", answer }
    } else {
      ended[index] = { outcome: "undecided" }
    }
  }
  for (const { index, request, assessment } of looked) {
    if (assessment.verdict !== "grant") {
      ended[index] = await answered(database, context, request, assessment)
    }
  }
  return ended
}

async function answered(
  database: Database,
  { options }: AssessContext,
  request: RedeemRequest,
  assessment: Exclude<Assessment, { verdict: "grant" }>
): Promise<RedeemedOfMany> {
  try {
    return { outcome: "answered", answer: await answerWithoutClaim(database, options, request, assessment) }
  } catch (error) {
    return { outcome: "failed", error }
  }
}

/** Collects what is asked for in the same turn of the event loop and asks once. */
function together<In, Out>(ask: (inputs: In[]) => Promise<Out[]>): (input: In) => Promise<Out> {
  let waiting: { input: In; done: (out: Out) => void; failed: (error: unknown) => void }[] = []
  const send = async () => {
    const asked = waiting
    waiting = []
    try {
      const answers = await ask(asked.map(({ input }) => input))
      asked.forEach(({ done }, index) => done(answers[index]))
    } catch (error) {
      asked.forEach(({ failed }) => failed(error))
    }
  }
  return (input) =>
    new Promise((done, failed) => {
      if (waiting.length === 0) {
        setImmediate(() => void send())
      }
      waiting.push({ input, done, failed })
    })
}
