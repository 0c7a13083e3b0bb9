import { clx } from "@medusajs/ui"

/** A bar that shows, and says, how far something is: from 0 to 1. */
export const Progress = ({
  label,
  share,
  text,
  className,
}: {
  label: string
  share: number
  /** What is read out instead of the percentage: "3,120 of 5,000". */
  text?: string
  className?: string
}) => {
  const percent = Math.min(100, Math.max(0, Math.round(share * 100)))
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuetext={text}
      className={clx("bg-ui-bg-component-pressed h-1.5 w-full overflow-hidden rounded-full", className)}
    >
      <div className="bg-ui-fg-interactive h-full rounded-full" style={{ width: `${percent}%` }} />
    </div>
  )
}
