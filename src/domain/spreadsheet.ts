/**
 * A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe in front, which imports
 * take back. Quoting alone does not help (OWASP, CSV injection).
 */
export const inertCell = (cell: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell)
