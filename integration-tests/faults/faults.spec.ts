import { setTimeout as wait } from "node:timers/promises"
import type { RedeemAnswer } from "../../src/contracts/answers"
import { Lab, type LabServer } from "./lab"
import { Ledger } from "./ledger"
import { FaultShop, type Answer, type Member } from "./shop"

/** Long enough for a slow machine; no test's verdict depends on it. */
jest.setTimeout(900_000)

const isAnswered = ({ status }: Answer<RedeemAnswer>) => status === 200

describe("faults", () => {
  const ledger = new Ledger("faults")
  let lab: Lab
  let shop: FaultShop
  /** A process that nobody kills: it serves HTTP and does no background work. */
  let steady: LabServer

  beforeAll(async () => {
    lab = await Lab.open("faults")
    steady = await lab.start({ mode: "server" })
    shop = new FaultShop(lab)
    await shop.signIn(steady)
  })
  afterAll(async () => {
    await ledger.close()
    await lab?.close()
  })

  /** What is in the books for these codes: how many redemptions, of how many of them. */
  const redemptionsOf = async (campaign_id: string) => {
    const [row] = await lab.sql<{ rows: string; codes: string }>(
      `select count(*) as rows, count(distinct code_id) as codes from redemption
       where campaign_id = $1 and status <> 'reversed'`,
      [campaign_id]
    )
    return { rows: Number(row.rows), codes: Number(row.codes) }
  }

  /** Redeems every code with a key of its own, so many at a time, and asks again until it is answered. */
  async function redeemAll(codes: string[], members: Member[], onAnswer: (answered: number) => void) {
    const acknowledged = new Map<string, string>()
    let sent = 0
    let next = 0
    const redeemNext = async () => {
      for (let index = next++; index < codes.length; index = next++) {
        let answer: Answer<RedeemAnswer>
        do {
          sent += 1
          answer = await shop.redeem(steady, members[index % members.length], codes[index], `load-${index}`)
          if (!isAnswered(answer)) {
            await wait(50)
          }
        } while (!isAnswered(answer))
        if (answer.body.type === "redemption") {
          acknowledged.set(codes[index], answer.body.redemption.id)
        }
        onAnswer(acknowledged.size)
      }
    }
    await Promise.all(Array.from({ length: 16 }, redeemNext))
    return { acknowledged, sent }
  }

  it("PostgreSQL is killed three times under load: what was acknowledged is committed, once", async () => {
    const { id, codes } = await shop.campaign(steady, {
      quantity: 600,
      limits: { campaign: { units: { value: 60_000, window: "total" } } },
    })
    const members = await shop.members(steady, 8)
    const crashAt = [80, 250, 420]
    let crashes = Promise.resolve()
    const { acknowledged, sent } = await redeemAll(codes, members, (answered) => {
      if (answered >= crashAt[0]) {
        crashAt.shift()
        crashes = crashes.then(() => lab.crashPostgres())
      }
    })
    await crashes
    const stored = await lab.sql<{ id: string }>("select id from redemption where campaign_id = $1", [id])
    const committed = new Set(stored.map((row) => row.id))
    const lost = [...acknowledged.values()].filter((redemption) => !committed.has(redemption)).length
    const { rows, codes: redeemed } = await redemptionsOf(id)
    const line = {
      fault: "PostgreSQL killed under load",
      injected: 3,
      sent,
      acknowledged: acknowledged.size,
      lost,
      doubled: rows - redeemed,
      deadlocks: await lab.deadlocks(),
      residues: (await lab.residues()).length,
    }
    ledger.enter(line)
    expect(line).toMatchObject({ acknowledged: 600, lost: 0, doubled: 0, deadlocks: 0, residues: 0 })
  })

  it("the answer to a commit is lost: the same key hears of the redemption that was made", async () => {
    const { id, codes } = await shop.campaign(steady, { quantity: 12 })
    const member = await shop.member(steady, "lost")
    lab.proxy.loseAnswers(6)
    const before = lab.proxy.lostAnswers
    let sent = 0
    const unheard: number[] = []
    for (const [index, code] of codes.entries()) {
      sent += 1
      const answer = await shop.redeem(steady, member, code, `lost-${index}`)
      if (!isAnswered(answer)) {
        unheard.push(index)
        expect(answer.status).toBeGreaterThanOrEqual(500)
        expect(JSON.stringify(answer.body)).not.toContain(code)
      }
    }
    expect(lab.proxy.lostAnswers - before).toBe(6)
    expect(unheard).toHaveLength(6)
    // Committed, although nobody was told.
    expect(await redemptionsOf(id)).toEqual({ rows: 12, codes: 12 })
    for (const index of unheard) {
      sent += 1
      const answer = await shop.redeem(steady, member, codes[index], `lost-${index}`)
      expect(answer.body.type).toBe("redemption")
    }
    const { rows, codes: redeemed } = await redemptionsOf(id)
    const line = {
      fault: "answer lost between commit and server",
      injected: 6,
      sent,
      acknowledged: 12,
      lost: 0,
      doubled: rows - redeemed,
      deadlocks: await lab.deadlocks(),
      residues: (await lab.residues()).length,
    }
    ledger.enter(line)
    expect(line).toMatchObject({ doubled: 0, deadlocks: 0, residues: 0 })
  })
})
