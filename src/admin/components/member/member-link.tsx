import { Tooltip, clx } from "@medusajs/ui"
import { useRef, useState } from "react"
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
  return <ShortLink to={`/redemptions/members/${id}`}>{memberName(customer, id)}</ShortLink>
}

const look =
  "text-ui-fg-base underline decoration-ui-border-strong underline-offset-2 hover:decoration-current focus-visible:shadow-borders-focus txt-compact-small rounded outline-none [overflow-wrap:anywhere]"

/** A link within a card or a row: seen and reached without a mouse. */
export const TextLink = ({ to, children }: { to: string; children: string }) => (
  <Link to={to} onClick={(event) => event.stopPropagation()} className={look}>
    {children}
  </Link>
)

/** The same, where names can be long and space is short: two lines, and all of it for whoever points at it or tabs to it. */
export const ShortLink = ({ to, children }: { to: string; children: string }) => {
  const link = useRef<HTMLAnchorElement>(null)
  const [isOpen, setOpen] = useState(false)
  const isCut = () => link.current !== null && link.current.scrollHeight > link.current.clientHeight
  return (
    <Tooltip content={children} open={isOpen} onOpenChange={(wanted) => setOpen(wanted && isCut())}>
      <Link
        ref={link}
        to={to}
        dir="auto"
        onClick={(event) => event.stopPropagation()}
        className={clx(look, "line-clamp-2 w-fit")}
      >
        {children}
      </Link>
    </Tooltip>
  )
}
