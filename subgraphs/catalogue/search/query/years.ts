/** Days since 1970-01-01, as `generated` of IndexFilter. */
export interface DayRange { from?: number; to?: number }

const YEAR = '(1[5-9]\\d\\d|20\\d\\d)'
const RANGE = new RegExp(`^${YEAR}?年?(\\.\\.|-|—|--|~|至|到|/)${YEAR}?年?$`)
const SINCE = new RegExp(`^${YEAR}年?(?:以来|以后|之后|至今|起|-)$`)
const UNTIL = new RegExp(`^${YEAR}年?(?:以前|之前|前)$`)
const SINGLE = new RegExp(`^${YEAR}年?$`)

const firstDay = (year: number): number => Date.UTC(year, 0, 1) / 86_400_000
const lastDay = (year: number): number => Date.UTC(year, 11, 31) / 86_400_000

const daysOf = (from: string | undefined, to: string | undefined): DayRange | undefined => {
  if (from === undefined && to === undefined) return undefined
  const [first, last] = from !== undefined && to !== undefined && from > to ? [to, from] : [from, to]
  return { ...(first === undefined ? {} : { from: firstDay(Number(first)) }), ...(last === undefined ? {} : { to: lastDay(Number(last)) }) }
}

/** Any way of writing years: `2019`, `2015-2020年`, `2015..`, `2015年以来`. Undefined: no years. `text` is folded. */
export const yearsOf = (text: string): DayRange | undefined => {
  const [, from, , to] = RANGE.exec(text) ?? []
  const single = SINGLE.exec(text)?.[1]
  return daysOf(from ?? SINCE.exec(text)?.[1] ?? single, to ?? UNTIL.exec(text)?.[1] ?? single)
}

/** Years that can be meant as nothing else, wherever they stand: written with two points. */
export const unmistakableYears = (text: string): DayRange | undefined => (text.includes('..') ? yearsOf(text) : undefined)

/** A span of years that may as well be part of a title (`2015-2020年`, `1990年以来`); a year alone is a word. */
export const possibleYears = (text: string): DayRange | undefined => (SINGLE.test(text) ? undefined : yearsOf(text))
