/**
 * The code in what was scanned, pasted or opened: the query parameter of a link, else its last path segment, else the
 * text itself. Case, spaces and dashes stay: the server reads through them.
 *
 * @param parameter the plugin option `link_parameter`
 * @returns "" when there is none
 */
export function extractCode(urlOrText: string, parameter = "code"): string {
  const text = urlOrText.trim()
  if (!/^https?:\/\//i.test(text)) {
    return text
  }
  try {
    const { searchParams, pathname } = new URL(text)
    const last = pathname.split("/").filter(Boolean).pop() ?? ""
    return (searchParams.get(parameter) ?? decodeURIComponent(last)).trim()
  } catch {
    return text
  }
}
