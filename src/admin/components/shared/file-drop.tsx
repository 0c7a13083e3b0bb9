import { ArrowUpTray, DocumentText, XMark } from "@medusajs/icons"
import { IconButton, Text, clx } from "@medusajs/ui"
import { useRef, useState } from "react"
import { useWords } from "../../lib/words"

/** A place to drop one file on, or to choose it; then its name, its size, and a way to take it off again. */
export const FileDrop = ({
  label,
  hint,
  accept,
  file,
  onChange,
}: {
  label: string
  hint: string
  accept: string
  file: File | null
  onChange: (file: File | null) => void
}) => {
  const { t, number } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  if (file) {
    return (
      <div className="bg-ui-bg-component shadow-elevation-card-rest flex items-center gap-x-3 rounded-lg p-3">
        <DocumentText aria-hidden className="text-ui-fg-subtle shrink-0" />
        <div className="min-w-0 flex-1">
          <Text size="small" weight="plus" className="truncate">
            {file.name}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {t("ui.kilobytes", { size: number(Math.max(1, Math.round(file.size / 1024))) })}
          </Text>
        </div>
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          aria-label={t("ui.remove", { name: file.name })}
          onClick={() => onChange(null)}
        >
          <XMark />
        </IconButton>
      </div>
    )
  }
  return (
    <>
      <button
        type="button"
        className={clx(
          "bg-ui-bg-component border-ui-border-strong transition-fg flex w-full flex-col items-center gap-y-1 rounded-lg border border-dashed p-8 outline-none",
          "hover:border-ui-border-interactive focus-visible:border-ui-border-interactive focus-visible:shadow-borders-focus",
          isOver && "border-ui-border-interactive"
        )}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          onChange(event.dataTransfer.files[0] ?? null)
        }}
      >
        <span className="text-ui-fg-subtle flex items-center gap-x-2">
          <ArrowUpTray aria-hidden />
          <span className="txt-small-plus">{label}</span>
        </span>
        <span className="txt-compact-small text-ui-fg-subtle">{hint}</span>
      </button>
      <input
        ref={input}
        hidden
        type="file"
        accept={accept}
        aria-label={label}
        onChange={(event) => onChange(event.target.files?.[0] ?? null)}
      />
    </>
  )
}
