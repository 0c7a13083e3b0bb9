/** NUL and half surrogates are text to JavaScript and to nobody else: PostgreSQL refuses them in text and in JSON. */
export const isStorable = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed()

/** The text without what cannot be stored. */
export const storable = (text: string): string => text.replaceAll("\u0000", "").toWellFormed()
