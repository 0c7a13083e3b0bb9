import { useCallback, useEffect, useState } from "react"
import type { Points, PointsEntry, StoreCampaign } from "medusa-plugin-redemption-codes/client"
import { Account, Campaigns, Entries } from "./account"
import { Redeem } from "./redeem"
import { redemptions, sdk } from "./shop"
import { SignIn } from "./sign-in"

type Member = { points: Points; entries: PointsEntry[] }

export function App({ linkedCode }: { linkedCode: string }) {
  const [member, setMember] = useState<Member | null>()
  const [campaigns, setCampaigns] = useState<StoreCampaign[]>([])
  const [problem, setProblem] = useState("")

  const load = useCallback(async () => {
    try {
      const isSignedIn = Boolean(await sdk.client.getToken())
      const [points, ledger] = isSignedIn
        ? await Promise.all([redemptions.points(), redemptions.entries({ limit: 10 })])
        : [null, null]
      setCampaigns((await redemptions.campaigns()).redemption_campaigns)
      setMember(points && { points, entries: ledger.entries })
      setProblem("")
    } catch (error) {
      if ((error as { status?: number }).status === 401) {
        // The token is old: sign in again.
        await sdk.auth.logout()
        return setMember(null)
      }
      setProblem("The shop does not answer. Please try again in a moment.")
    }
  }, [])

  useEffect(() => void load(), [load])

  const signOut = async () => {
    await sdk.auth.logout()
    await load()
  }

  return (
    <>
      <header className="top">
        <p className="brand">
          <span aria-hidden="true">◉</span> Kola &amp; Sons
        </p>
        {member && (
          <button type="button" className="quiet" onClick={() => void signOut()}>
            Sign out
          </button>
        )}
      </header>
      <main>
        <div className="hero">
          <h1>A code under every cap</h1>
          <p>Enter it, scan it, collect points.</p>
        </div>
        {problem && (
          <p role="alert" className="message refused">
            {problem}
          </p>
        )}
        {member === null && <SignIn hasCode={linkedCode !== ""} onSignedIn={load} />}
        {member && <Redeem initialCode={linkedCode} onRedeemed={load} />}
        {member && <Account points={member.points} />}
        <Campaigns campaigns={campaigns} />
        {member && <Entries entries={member.entries} />}
      </main>
    </>
  )
}
