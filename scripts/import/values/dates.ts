import { isDate, isPartialDate } from '../../../schema/scalars.ts'

const CHINESE = /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$/
const SEPARATED = /^(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?(?:[T ].*)?$/
const COMPACT = /^(\d{4})(\d{2}|--)(\d{2}|--)$/

/**
 * `2014`, `2014-12`, `2014/12/01`, `2014.12`, `20141201`, `2014年12月`, timestamps: to the day at most.
 * Parts that are `00` or `--` are missing; a day that no calendar has (0000-00-00, 2017-02-30) is no date.
 */
export const partialDate = (value: unknown): string | undefined => {
  const text = String(value ?? '').trim()
  const found = CHINESE.exec(text) ?? SEPARATED.exec(text) ?? COMPACT.exec(text)
  if (!found || found[1] === '0000') return undefined
  const known = []
  for (const part of found.slice(1)) {
    if (part === undefined || /^(0+|--)$/.test(part)) break
    known.push(part.padStart(2, '0'))
  }
  const date = known.join('-')
  return isPartialDate(date) ? date : undefined
}

/** A date known to the day, else undefined. */
export const fullDate = (value: unknown): string | undefined => {
  const date = partialDate(value)
  return date !== undefined && isDate(date) ? date : undefined
}

/** Periods given in months run from the first day of the first to the last day of the last: `2018.01-2020.12`. A month that is none (2019.13) leaves its end open. */
export const monthPeriod = (text: string): { startOn?: string; endOn?: string } => {
  const [, from, to] = /^(\d{4}[./]\d{1,2})\s*[-–—~至]\s*(\d{4}[./]\d{1,2})$/.exec(text.trim()) ?? []
  const [start, end] = [partialDate(from), partialDate(to)]
  const [year = 0, month = 0] = (end ?? '').split('-').map(Number)
  return {
    startOn: start === undefined ? undefined : `${start}-01`,
    endOn: end === undefined ? undefined : new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10),
  }
}
