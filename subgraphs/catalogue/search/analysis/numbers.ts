/** A number of several forms, read as one: `length` is that of the form. `parts`: words it also holds. */
export interface ReadNumber { text: string; length: number; parts?: readonly string[] }

/** `1,000` and `12,345.6`, with a unit grown on (1,000kg); decimal commas are not read. */
const THOUSANDS = /([1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?)(?!\d|,\d)([a-zμ]{0,6})(?![a-zμ\d])/y
/** `1.5×10-3`, `1.5x10^-3`, `1.5e-3`; without a sign or caret (raised digits have none left) one digit only, or 1920×1080 would be a power of ten. */
const POWER = /(\d{1,12}(?:\.\d{1,12})?)(?:\s?[×x*·]\s?10(?:\s?\^\s?([-+]?\d{1,3})|([-+]\d{1,3})|(?<=(?<![\d.])\d(?:\.\d{1,12})?\s?[×x*·]\s?10)([1-9]))|e([-+]\d{1,3}))(?![\da-z.])/y

/** The number at a place in folded text where digits begin, if it is written in one of these forms; null for plain numbers. */
export const readNumber = (text: string, at: number): ReadNumber | null => {
  const behind = endOfDigits(text, at)
  if (!',.×x*·e '.includes(text.charAt(behind) || '-')) return null
  return readThousands(text, at) ?? readPower(text, at)
}

const readThousands = (text: string, at: number): ReadNumber | null => {
  if (/[\d,.]/.test(text.charAt(at - 1))) return null
  THOUSANDS.lastIndex = at
  const match = THOUSANDS.exec(text)
  return match ? { text: `${(match[1] ?? '').replaceAll(',', '')}${match[2] ?? ''}`, length: match[0].length } : null
}

const readPower = (text: string, at: number): ReadNumber | null => {
  POWER.lastIndex = at
  const match = POWER.exec(text)
  if (!match) return null
  const [whole, mantissa = '', caret, signed, single, letter] = match
  const exponent = Number(caret ?? signed ?? single ?? letter)
  return { text: `${mantissa}e${exponent}`, length: whole.length, parts: [mantissa, `10${Math.abs(exponent)}`, '10', String(Math.abs(exponent))] }
}

const endOfDigits = (text: string, at: number): number => {
  let end = at
  while (end < text.length && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++
  return end
}

/** A prefix, a unit, a power: `μm`, `mmol`, `hm2`, `kpa`, `℃` (folded to `c`). */
const UNIT = /^(?:(?:[kmgtnpdchμu]|da)?(?:m|g|l|s|v|w|j|n|a|b|k|f|pa|hz|ev|mol|bar|ω|bq|gy|sv|lx|lm|da|bp|bit)|c|h|d|t|ha|min|db|rpm|ppm|ppb|mu|iu|u)[234]?$/
/** The Greek letter as keyboards have it. `us` is left a word. */
const ASCII_MICRO = /^u(?=(?:m|g|l|mol)[23]?$)/

export const isUnit = (word: string): boolean => word.length <= 6 && UNIT.test(word)
export const canonicalUnit = (word: string): string => word.replace(ASCII_MICRO, 'μ')
