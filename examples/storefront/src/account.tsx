import type { Points, PointsEntry, StoreCampaign } from "medusa-plugin-redemption-codes/client"

const number = new Intl.NumberFormat()
const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" })

export function Account({ points }: { points: Points }) {
  const [next] = points.expiring
  return (
    <section className="card balance" aria-labelledby="points">
      <h2 id="points">Your points</h2>
      <p className="figure">{number.format(points.balance)}</p>
      <ul>
        {points.pending > 0 && <li>{number.format(points.pending)} more are on their way.</li>}
        {next && (
          <li>
            {number.format(next.amount)} end on {day.format(new Date(next.expires_at))}.
          </li>
        )}
        {points.tier && <li>You are {points.tier.name}.</li>}
        {points.next_tier && (
          <li>
            {number.format(points.next_tier.missing)} to {points.next_tier.name}.
          </li>
        )}
      </ul>
    </section>
  )
}

export function Campaigns({ campaigns }: { campaigns: StoreCampaign[] }) {
  if (campaigns.length === 0) return null
  return (
    <section className="card" aria-labelledby="campaigns">
      <h2 id="campaigns">Running now</h2>
      <ul className="lines">
        {campaigns.map((campaign) => (
          <li key={campaign.id}>
            <div>
              <strong>{campaign.name}</strong>
              {campaign.description && <p>{campaign.description}</p>}
              {campaign.ends_at && <p>Until {day.format(new Date(campaign.ends_at))}</p>}
            </div>
            {campaign.limit && <span className="badge">{remaining(campaign.limit)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function remaining({ remaining, units_remaining, retry_at }: NonNullable<StoreCampaign["limit"]>): string {
  if (remaining === 0 || units_remaining === 0) {
    return retry_at ? `Again on ${day.format(new Date(retry_at))}` : "All used"
  }
  return remaining === null
    ? `${number.format(units_remaining ?? 0)} points left for you`
    : `${number.format(remaining)} left for you`
}

const whatHappened: Record<PointsEntry["type"], string> = {
  add: "Code redeemed",
  deduct: "Points spent",
  expire: "Points ended",
  reverse: "Taken back",
  adjust: "Corrected by us",
}

export function Entries({ entries }: { entries: PointsEntry[] }) {
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">History</h2>
      {entries.length === 0 ? (
        <p>Nothing yet. Your first code will be here.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col" className="amount">
                Points
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <td>{day.format(new Date(entry.created_at))}</td>
                <td>{entry.note ?? whatHappened[entry.type]}</td>
                <td className="amount">{(entry.amount > 0 ? "+" : "") + number.format(entry.amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
