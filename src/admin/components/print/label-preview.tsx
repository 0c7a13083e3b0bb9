import { Text } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { useLabelPreview, type PrintRequest } from "../../lib/api/prints"
import { errorInWords } from "../../lib/faults"
import { useObjectUrl } from "../../lib/object-url"
import { useWords } from "../../lib/words"

const typingPause = 400

/** A label as it will be printed, as soon as nobody types any more. */
export const LabelPreview = ({ batch_id, settings }: { batch_id: string; settings: PrintRequest }) => {
  const words = useWords()
  const { t } = words
  const { data, error } = useLabelPreview(batch_id, useSettled(settings))
  const address = useObjectUrl(data)
  return (
    <figure className="flex flex-col gap-y-1">
      {/* White in every theme: so is paper. */}
      <div
        aria-live="polite"
        className="shadow-borders-base flex h-56 items-center justify-center rounded-lg bg-white p-4"
      >
        {error ? (
          <p role="alert" className="txt-small max-w-sm text-center text-[#b91c1c]">
            {errorInWords(error, words)}
          </p>
        ) : (
          address && <img src={address} alt={t("print.previewAlt")} className="size-full object-contain" />
        )}
      </div>
      <figcaption>
        <Text size="small" className="text-ui-fg-subtle">
          {t("print.previewHint")}
        </Text>
      </figcaption>
    </figure>
  )
}

/** What was last set, after a pause. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  const key = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), typingPause)
    return () => clearTimeout(timer)
    // By content: the object is another one at every render.
  }, [key])
  return settled
}
