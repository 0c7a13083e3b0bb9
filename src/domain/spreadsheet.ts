/** What a spreadsheet takes for the beginning of a formula, if a cell begins with it. One UTF-16 unit each. */
export const formulaBeginnings = "=+-@\t\r＝＋－＠"

export const isLikeFormula = (cell: string): boolean => cell !== "" && formulaBeginnings.includes(cell[0])

/**
 * A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe in front, which imports
 * take back. Quoting alone does not help (OWASP, CSV injection). Exports do the same in the database.
 */
export const inertCell = (cell: string): string => (isLikeFormula(cell) ? `'${cell}` : cell)
