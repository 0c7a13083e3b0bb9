/** Of `useWords`, what is needed to say what is wrong. */
export type FaultWords = {
  t: (key: string, values?: Record<string, string>) => string
  number: (value: number) => string
}

/**
 * Contracts and the domain speak to developers: in English, and of fields. Here is what staff read instead, for whatever
 * a form of the admin can do wrong. Numbers in a message are the bounds, in the order in which they stand.
 */
const inOurWords: [said: RegExp, key: string, bounds?: ("least" | "most")[]][] = [
  [/^must not be blank$/, "missing"],
  [/^must not be zero$/, "missing"],
  [/^name at least one customer group or tier$/, "choose"],
  [/^must be after starts_at$/, "endsBeforeStart"],
  [/^must be a locale such as/, "locale"],
  [/^must lie between the years/, "year"],
  [/^contains characters that cannot be stored$/, "signs"],
  [/^A custom alphabet may have only|can be excluded$/, "lettersAndDigits"],
  [/^A custom alphabet needs at least 2/, "twoSigns"],
  [/^At least 2 characters must remain/, "twoSignsLeft"],
  [/must be a whole number from (\d+) to (\d+)$/, "between", ["least", "most"]],
  [/^A (?:prefix|suffix) may have only/, "affix"],
  [/^A (?:prefix|suffix) may have at most (\d+) characters$/, "tooLong", ["most"]],
  [/^Prefix, random characters.* at most (\d+) characters together$/, "tooLongTogether", ["most"]],
  [/^Only a referral campaign can/, "referralOnly"],
  [/^Points can be taken only from the member$/, "memberOnly"],
  [/^Give either points or per_unit$/, "missing"],
  [/^The event schema has no number attribute|^is not an attribute of the event schema/, "attributeGone"],
  [/^must be event\.<name>, customer\.metadata/, "attributeGone"],
  [/^does not fit .*: use |^must be one of /, "operatorUnfit"],
  [/^must begin with the lower bound$/, "lowerFirst"],
  [/^must be two different times$/, "sameTimes"],
  [/^must be a time of day/, "timeOfDay"],
  [/^must be an ISO 8601/, "missing"],
  [/^must be a day|^must be days/, "choose"],
  [/^must be 1 to 16 capital letters/, "capitals"],
  [/^must be the name of a handler/, "smallName"],
  [/^must be lower-case letters, digits, _ \. and -$/, "eventName"],
  [/^must be letters, digits, _ \. and -$/, "metadataKey"],
  [/^must be three small letters/, "currency"],
  [/^must be Latin letters/, "latin"],
  [/^not one label of this size/, "noLabelFits"],
  [/^a custom sheet needs its size$/, "missing"],
  [/^a link needs the plugin option/, "noLink"],
  [/^EAN-13 (?:takes 13 digits|ends with a check digit)/, "ean"],
  [/^this sheet has (\d+) labels$/, "labelsOnSheet", ["most"]],
  // What zod says by itself, where only its text comes through.
  [/^Invalid input: expected (?:int|nonoptional)\b.*received number$/, "whole"],
  [/^Invalid (?:input|option)/, "missing"],
  [/^Too small: expected (?:string|array) /, "missing"],
  [/^Too small: expected number to be >=?(-?\d+)$/, "tooSmall", ["least"]],
  [/^Too big: expected (?:string|array) to have <=?(\d+) /, "tooLong", ["most"]],
  [/^Too big: expected number to be <=?(-?\d+)$/, "tooBig", ["most"]],
]

/** What staff read for a message of a contract; the message itself where there are no other words. */
export function faultInWords(message: string, { t, number }: FaultWords): string {
  for (const [said, key, bounds = []] of inOurWords) {
    const found = said.exec(message)
    if (found) {
      const values = bounds.map((bound, index) => [bound, number(Number(found[index + 1]))] as const)
      return t(`fault.${key}`, Object.fromEntries(values))
    }
  }
  return message
}
