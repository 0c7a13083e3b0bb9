import { lazy, Suspense, useEffect, useRef, useState, type FormEvent } from "react"
import {
  extractCode,
  isRedemption,
  type RedeemAnswer,
  type RedemptionAnswer,
} from "medusa-plugin-redemption-codes/client"
import { forgetLinkedCode } from "./deep-link"
import { refusalText } from "./refusals"
import { redemptions } from "./shop"

const Scan = lazy(() => import("./scan"))

export function Redeem({
  initialCode,
  onRedeemed,
}: {
  initialCode: string
  onRedeemed: () => Promise<void>
}) {
  const [code, setCode] = useState(initialCode)
  const [answer, setAnswer] = useState<RedeemAnswer | "no answer">()
  const [isPending, setPending] = useState(false)
  const [isScanning, setScanning] = useState(false)
  const message = useRef<HTMLParagraphElement>(null)

  useEffect(() => {
    if (answer) message.current?.focus()
  }, [answer])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isPending) return
    setPending(true)
    setAnswer(undefined)
    try {
      const redeemed = await redemptions.redeem(extractCode(code))
      setAnswer(redeemed)
      if (isRedemption(redeemed)) {
        setCode("")
        forgetLinkedCode()
        await onRedeemed()
      }
    } catch {
      setAnswer("no answer")
    } finally {
      setPending(false)
    }
  }

  const isRefused = answer !== undefined && (answer === "no answer" || !isRedemption(answer))
  return (
    <section className="card" aria-labelledby="redeem">
      <h2 id="redeem">Redeem a code</h2>
      <form onSubmit={(event) => void submit(event)}>
        <label htmlFor="code">Your code</label>
        <div className="row">
          <input
            id="code"
            name="code"
            className="code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
            dir="ltr"
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="go"
            maxLength={512}
            aria-describedby="code-message"
            aria-invalid={isRefused}
            required
          />
          <button
            type="button"
            className="quiet"
            aria-expanded={isScanning}
            onClick={() => setScanning(!isScanning)}
          >
            {isScanning ? "Close" : "Scan"}
          </button>
        </div>
        {isScanning && (
          <Suspense fallback={<p role="status">Getting ready…</p>}>
            <Scan
              onText={(text) => {
                setCode(extractCode(text))
                setScanning(false)
              }}
            />
          </Suspense>
        )}
        <button disabled={isPending}>{isPending ? "Checking…" : "Redeem"}</button>
        <p
          id="code-message"
          ref={message}
          tabIndex={-1}
          role={isRefused ? "alert" : "status"}
          className={answer ? `message ${isRefused ? "refused" : "redeemed"}` : "message"}
        >
          {answer && textOf(answer)}
        </p>
      </form>
    </section>
  )
}

function textOf(answer: RedeemAnswer | "no answer"): string {
  if (answer === "no answer") {
    return "We could not reach the shop. Your code is not lost: please try again."
  }
  return isRedemption(answer) ? describe(answer) : refusalText(answer)
}

function describe({ redemption, points }: RedemptionAnswer): string {
  const coupons = redemption.effects.flatMap(({ coupon_code }) => (coupon_code ? [coupon_code] : []))
  return [
    redemption.repeated ? "You have redeemed this code before." : "Thank you!",
    redemption.points > 0 && `${redemption.points} points.`,
    coupons.length > 0 && `Your coupon: ${coupons.join(", ")}.`,
    `You have ${points.balance} points now.`,
  ]
    .filter(Boolean)
    .join(" ")
}
