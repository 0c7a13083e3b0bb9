import { CheckMini, Eye, SquareTwoStack } from "@medusajs/icons"
import { IconButton, clx } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { Link } from "react-router-dom"
import { useMasking } from "../../lib/masking"
import { useWords } from "../../lib/words"

/** `SUMMER-7K3QW9ZD` as `SUMM••••••••W9ZD`: enough to recognise a code, not enough to use it. */
const masked = (code: string) =>
  code.length <= 8 ? "•".repeat(code.length) : `${code.slice(0, 4)}••••••${code.slice(-4)}`

/**
 * A code: always from left to right, whatever the language, with a button that copies it. Masked when whoever looks
 * has asked for that, with a button that shows this one.
 */
export const CodeText = ({
  code,
  className,
  canCopy = true,
  to,
}: {
  code: string
  className?: string
  canCopy?: boolean
  /** Where the code leads when it is clicked. */
  to?: string
}) => {
  const { t } = useWords()
  const [isMasking] = useMasking()
  const [isRevealed, setRevealed] = useState(false)
  const isHidden = isMasking && !isRevealed
  const text = (
    <bdi dir="ltr" className={clx("font-mono text-[13px] [overflow-wrap:anywhere]", className)}>
      {isHidden ? masked(code) : code}
    </bdi>
  )
  return (
    <span className="inline-flex max-w-full items-center gap-x-1">
      {to ? (
        <Link
          to={to}
          className="focus-visible:shadow-borders-focus rounded outline-none hover:underline"
          onClick={(event) => event.stopPropagation()}
        >
          {text}
        </Link>
      ) : (
        text
      )}
      {isHidden && (
        <IconButton
          type="button"
          size="2xsmall"
          variant="transparent"
          className="shrink-0"
          aria-label={t("ui.reveal")}
          onClick={(event) => {
            event.stopPropagation()
            setRevealed(true)
          }}
        >
          <Eye />
        </IconButton>
      )}
      {canCopy && <CopyButton content={code} label={t("ui.copyCode")} />}
    </span>
  )
}

/** Copies, and says so. */
export const CopyButton = ({ content, label }: { content: string; label: string }) => {
  const { core } = useWords()
  const [isDone, setDone] = useState(false)
  useEffect(() => {
    const timer = isDone ? setTimeout(() => setDone(false), 2_000) : undefined
    return () => clearTimeout(timer)
  }, [isDone])
  return (
    <>
      <IconButton
        type="button"
        size="2xsmall"
        variant="transparent"
        className="shrink-0"
        aria-label={label}
        onClick={(event) => {
          event.stopPropagation()
          void navigator.clipboard.writeText(content).then(() => setDone(true))
        }}
      >
        {isDone ? <CheckMini /> : <SquareTwoStack />}
      </IconButton>
      <span role="status" className="sr-only">
        {isDone ? core("actions.copied") : ""}
      </span>
    </>
  )
}
