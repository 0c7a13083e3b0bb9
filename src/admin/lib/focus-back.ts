import { useEffect, useRef, useState } from "react"

/**
 * When a drawer or dialog on a route of its own goes, the focus returns to what opened it: the dashboard's know no
 * opener and leave it nowhere.
 */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement)
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
      // After the dialog has let go of the focus; React may only have tried whether the effect cleans up after itself.
      setTimeout(() => {
        const isFree = document.activeElement === null || document.activeElement === document.body
        if (isGone.current && isFree && opener instanceof HTMLElement && opener.isConnected) {
          opener.focus()
        }
      }, 50)
    }
  }, [opener])
}
