import { useSyncExternalStore } from "react"

const subscribe = (listener: () => void) => {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["dir"] })
  return () => observer.disconnect()
}

/** Where reading goes to. Tabs, menus and radios must be told: left alone they go from left to right in any language. */
export const useDirection = (): "ltr" | "rtl" =>
  useSyncExternalStore(subscribe, () => (document.documentElement.dir === "rtl" ? "rtl" : "ltr"))
