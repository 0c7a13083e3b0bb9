import { extractCode } from "medusa-plugin-redemption-codes/client"

const parameter = "code"
const kept = "redemption-code"

/**
 * The code of a link such as /redeem?code=…: it fills the form and nothing more, because links are also opened by
 * previews and scanners. It leaves the address at once, so that no log, history or referrer has it, and is kept in this
 * tab for whoever has to sign in first.
 */
export function takeLinkedCode(): string {
  const url = new URL(location.href)
  if (url.searchParams.has(parameter)) {
    sessionStorage.setItem(kept, extractCode(url.href, parameter))
    url.searchParams.delete(parameter)
    history.replaceState(null, "", url)
  }
  return sessionStorage.getItem(kept) ?? ""
}

export const forgetLinkedCode = () => sessionStorage.removeItem(kept)
