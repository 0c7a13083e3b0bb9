import { Link } from "react-router-dom"
import type { CustomerName } from "../../../contracts/names"
import { memberName } from "../../lib/member-name"
import { useWords } from "../../lib/words"

/** A member by name, leading to their points and redemptions. */
export const MemberLink = ({ customer, id }: { customer: CustomerName | null; id: string | null }) => {
  const { t } = useWords()
  if (id === null) {
    return <span className="text-ui-fg-subtle">{t("points.nobody")}</span>
  }
  return <TextLink to={`/redemptions/members/${id}`}>{memberName(customer, id)}</TextLink>
}

/** A link within a card or a row: seen and reached without a mouse. */
export const TextLink = ({ to, children }: { to: string; children: string }) => (
  <Link
    to={to}
    onClick={(event) => event.stopPropagation()}
    className="text-ui-fg-base underline decoration-ui-border-strong underline-offset-2 hover:decoration-current focus-visible:shadow-borders-focus txt-compact-small rounded outline-none [overflow-wrap:anywhere]"
  >
    {children}
  </Link>
)
