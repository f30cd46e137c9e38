import { createHash } from 'node:crypto'
import type { Cadence } from '../tables/schedule.ts'

/** Times of a schedule, as its owner says them: in China's time. */
export interface Times { cadence: Cadence; weekday: number | null; dayOfMonth: number | null; hour: number }

export const ZONE = 'Asia/Shanghai'
/** China has one time and no summer time since 1992: its zone is this offset. A test compares it with the zone's own rules. */
const OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
const SPREAD_SECONDS = 15 * 60

/** Seconds after the hour at which a schedule runs, by its id: so that all those of an hour do not begin in one second. */
export const delayOf = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE() % SPREAD_SECONDS

/** Midnight of a day in China, as an instant; days beyond a month are of the next ones. */
const midnight = (year: number, month: number, day: number): number => Date.UTC(year, month, day) - OFFSET_MS
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate()

/** Midnights on which it may fall, from a day before the one given, in their order. */
function* days({ cadence, weekday, dayOfMonth }: Times, from: number): Generator<number> {
  const local = new Date(from + OFFSET_MS)
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()]
  switch (cadence) {
    case 'DAILY':
      for (let at = -1; ; at += 1) yield midnight(year, month, day + at)
    case 'WEEKLY': {
      const since = (local.getUTCDay() - (weekday ?? 1) + 7) % 7
      for (let at = 0; ; at += 1) yield midnight(year, month, day - since + 7 * at)
    }
    case 'MONTHLY':
      for (let at = -1; ; at += 1) {
        const first = new Date(Date.UTC(year, month + at, 1))
        const [inYear, inMonth] = [first.getUTCFullYear(), first.getUTCMonth()]
        yield midnight(inYear, inMonth, Math.min(dayOfMonth ?? 1, lastDay(inYear, inMonth)))
      }
  }
}

/** The next time after an instant, with the delay of this schedule. However many were missed meanwhile, it is one. */
export const nextRun = (times: Times, id: string, after: Date): Date => {
  const delay = delayOf(id) * 1_000
  for (const day of days(times, after.getTime() - DAY_MS)) {
    const at = day + times.hour * 3_600_000 + delay
    if (at > after.getTime()) return new Date(at)
  }
  throw new Error('times without an end ended')
}
