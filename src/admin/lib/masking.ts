import { useSyncExternalStore } from "react"

const key = "redemption:mask-codes"
const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Whether codes are shown masked on this browser: for screens that others can see. */
export function useMasking(): [boolean, (isMasking: boolean) => void] {
  const isMasking = useSyncExternalStore(subscribe, () => localStorage.getItem(key) === "true")
  const set = (wanted: boolean) => {
    localStorage.setItem(key, String(wanted))
    listeners.forEach((listener) => listener())
  }
  return [isMasking, set]
}
