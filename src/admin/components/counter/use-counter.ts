import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useMemo, useRef, useState } from "react"
import { ulid } from "ulid"
import type { RedeemAnswer, RedemptionAnswer } from "../../../contracts/answers"
import { useRedeemOnBehalf } from "../../lib/api/redemptions"
import { dryRunKey, useDryRun } from "../../lib/api/simulations"

const typingPause = 300

/** One redemption of this session, for the list beside the form. */
export type Redeemed = { answer: RedemptionAnswer; customer_id: string; at: Date }

/**
 * The counter: what is typed or scanned is checked by a dry run, after a pause or at once on Enter; a second Enter
 * redeems what was checked. Scanners type fast and end with Enter, so the first Enter can come before the pause.
 *
 * @param code_given what another page asks for
 */
export function useCounter(customer_id: string | undefined, code_given = "") {
  const client = useQueryClient()
  const [typed, setTyped] = useState(code_given)
  const [asked, setAsked] = useState("")
  const [ignoresLimit, setIgnoresLimit] = useState(false)
  const [attributes, setAttributes] = useState<Record<string, unknown>>({})
  const [note, setNote] = useState("")
  const [last, setLast] = useState<RedeemAnswer | null>(null)
  const [session, setSession] = useState<Redeemed[]>([])
  const field = useRef<HTMLInputElement>(null)
  const redeem = useRedeemOnBehalf()

  const code = typed.trim()
  const question = useMemo(
    () =>
      asked !== "" && customer_id
        ? { customer_id, code: asked, event_attributes: attributes, ignore_member_limit: ignoresLimit }
        : null,
    [asked, customer_id, attributes, ignoresLimit]
  )
  const dryRun = useDryRun(question)
  const isChecked = question !== null && code === asked && dryRun.isSuccess && !dryRun.isFetching
  const canRedeem = isChecked && dryRun.data?.verdict === "redemption"
  /** The same for as long as the same thing is asked: sent twice, it is done once. */
  const idempotency_key = useMemo(() => ulid(), [question, last])

  useEffect(() => {
    const timer = code === asked ? undefined : setTimeout(() => setAsked(code), typingPause)
    return () => clearTimeout(timer)
  }, [code, asked])

  // Past the limit by a click: the next Enter redeems again.
  useEffect(() => {
    if (ignoresLimit && isChecked) {
      field.current?.focus()
    }
  }, [ignoresLimit, isChecked])

  const type = (text: string) => {
    setTyped(text)
    setLast(null)
    setIgnoresLimit(false)
    setAttributes({})
  }
  /** Looks the code up now, anew also when it was looked up before. */
  const check = (text = typed) => {
    setLast(null)
    setAsked(text.trim())
    if (text.trim() === asked) {
      void client.invalidateQueries({ queryKey: [dryRunKey] })
    }
    // The next scan replaces what is there.
    field.current?.select()
  }
  const submit = () => {
    if (!canRedeem || !question) {
      check()
      return
    }
    redeem.mutate(
      { ...question, idempotency_key, ...(note.trim() ? { note: note.trim() } : {}) },
      {
        onSuccess: (answer) => {
          setLast(answer)
          if (answer.type === "redemption") {
            setSession((before) => [{ answer, customer_id: question.customer_id, at: new Date() }, ...before])
            setTyped("")
            setAsked("")
            setNote("")
            setIgnoresLimit(false)
            setAttributes({})
          }
          field.current?.focus()
        },
      }
    )
  }
  return {
    field,
    typed,
    type,
    check,
    submit,
    note,
    setNote,
    attributes,
    setAttributes,
    ignoresLimit,
    setIgnoresLimit,
    dryRun,
    /** Whose code it is, as far as that is known. */
    campaign: (question && dryRun.data?.campaign) ?? null,
    isWaitingForMember: asked !== "" && !customer_id,
    isChecking: dryRun.isFetching,
    isChecked,
    canRedeem,
    redeem,
    last,
    session,
  }
}

export type Counter = ReturnType<typeof useCounter>
