import { useEffect, useRef, useState } from "react"
import type { FieldValues, UseFormReturn } from "react-hook-form"

const pause = 500

/**
 * Keeps what somebody has typed into a form over a reload or a slip of the hand, in this tab and no longer than it.
 *
 * @returns what an earlier visit left behind, until it is restored or thrown away
 */
export function useSavedDraft<Values extends FieldValues>(key: string, form: UseFormReturn<Values>) {
  const [saved, setSaved] = useState<Values | null>(() => read<Values>(key))
  const isOver = useRef(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const { unsubscribe } = form.watch((values) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (!isOver.current) {
          sessionStorage.setItem(key, JSON.stringify(values))
        }
      }, pause)
    })
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [form, key])
  return {
    saved,
    restore: () => {
      if (saved) {
        form.reset(saved, { keepDefaultValues: true })
      }
      setSaved(null)
    },
    discard: () => {
      sessionStorage.removeItem(key)
      setSaved(null)
    },
    /** The form has been sent: there is nothing to keep any more. */
    finish: () => {
      isOver.current = true
      sessionStorage.removeItem(key)
    },
  }
}

function read<Values>(key: string): Values | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as Values | null
  } catch {
    return null
  }
}
