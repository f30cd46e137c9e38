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

const yearOf = (day: number | undefined): string | undefined => (day === undefined ? undefined : String(new Date(day * 86_400_000).getUTCFullYear()))
const isClosed = ({ from, to }: DayRange): boolean => from !== undefined && to !== undefined

/**
 * Years that were typed one after another. Those with both ends are a list, and the span of it is meant; an open end (`2015..`) restricts. What can not all
 * hold is the span too, for nobody asks for nothing.
 */
export const unitedYears = (one: DayRange | undefined, other: DayRange): DayRange => {
  if (!one) return other
  const [from, to] = [Math.max(one.from ?? -Infinity, other.from ?? -Infinity), Math.min(one.to ?? Infinity, other.to ?? Infinity)]
  if (!(isClosed(one) && isClosed(other)) && from <= to) return { ...(from === -Infinity ? {} : { from }), ...(to === Infinity ? {} : { to }) }
  const span = {
    ...(one.from === undefined || other.from === undefined ? {} : { from: Math.min(one.from, other.from) }),
    ...(one.to === undefined || other.to === undefined ? {} : { to: Math.max(one.to, other.to) }),
  }
  return daysOf(yearOf(span.from), yearOf(span.to)) ?? daysOf(yearOf(one.from ?? other.from), yearOf(one.to ?? other.to)) ?? other
}

/** A span of years as it can be typed: `年份:2015-2020`. */
export const shownYears = ({ from, to }: DayRange): string => {
  const [first = '', last = ''] = [yearOf(from), yearOf(to)]
  if (first === last) return `年份:${first}`
  return `年份:${first}${first && last ? '-' : '..'}${last}`
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
