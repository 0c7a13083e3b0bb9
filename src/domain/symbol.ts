export const symbolTypes = ["qrcode", "code128", "datamatrix", "ean13", "pdf417"] as const
export type SymbolType = (typeof symbolTypes)[number]

/** Stands for the code in the option `deep_link`. */
export const codePlaceholder = "{code}"

/** The link that a symbol may hold instead of the bare code: it fills the code in, it never redeems. */
export const deepLink = (template: string, code: string): string =>
  template.replaceAll(codePlaceholder, encodeURIComponent(code))

/** Why a code cannot be drawn as this symbol; null when it can. */
export function symbolProblem(type: SymbolType, content: string): string | null {
  if (type !== "ean13") {
    return null
  }
  if (!/^\d{13}$/.test(content)) {
    return "EAN-13 takes 13 digits, and this code is something else"
  }
  return hasEanCheckDigit(content)
    ? null
    : "EAN-13 ends with a check digit, and this code's last digit is none"
}

/** GS1: every second digit counts three times, and the sum ends in zero. */
function hasEanCheckDigit(digits: string): boolean {
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0
  )
  return sum % 10 === 0
}

/**
 * What a symbol holds: the link, or the code as it is shown. Barcodes are made of ASCII; a code that was imported with
 * other signs between its letters is drawn in its bare form, which redeems the same.
 */
export function symbolText(
  type: SymbolType,
  { code, canonical }: { code: string; canonical: string },
  link_template: string | null
): string {
  if (link_template !== null) {
    return deepLink(link_template, code)
  }
  return type === "ean13" ? canonical : printable(code, canonical)
}

/** The code as people are shown it on paper, whose fonts know no more than ASCII. */
export const printable = (code: string, canonical: string): string =>
  /^[\x20-\x7e]+$/.test(code) ? code : canonical
