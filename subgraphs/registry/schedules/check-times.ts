import { type Problem, problem } from '../saved-queries/problem.ts'
import type { Cadence } from '../tables/schedule.ts'
import type { Times } from './calendar.ts'

export interface GivenTimes { cadence: Cadence; weekday?: number | null; dayOfMonth?: number | null; hour: number }

const within = (value: number | null | undefined, from: number, to: number): value is number => value != null && Number.isInteger(value) && value >= from && value <= to
const wrong = (name: string, zh: string, en: string): Problem => problem({ code: 'TIMES_INVALID', zh, en, path: [name] })

/** Times as they are stored: what a cadence has no use for is not kept. */
export const checkTimes = ({ cadence, weekday, dayOfMonth, hour }: GivenTimes): Times | Problem[] => {
  const problems = [
    ...(within(hour, 0, 23) ? [] : [wrong('hour', '时应为 0–23', 'The hour is 0 to 23')]),
    ...(cadence !== 'WEEKLY' || within(weekday, 1, 7) ? [] : [wrong('weekday', '每周运行须指明星期几:1(周一)–7(周日)', 'A weekly schedule names its day of the week: 1 (Monday) to 7 (Sunday)')]),
    ...(cadence !== 'MONTHLY' || within(dayOfMonth, 1, 31) ? [] : [wrong('dayOfMonth', '每月运行须指明几日:1–31', 'A monthly schedule names its day of the month: 1 to 31')]),
  ]
  return problems.length > 0 ? problems : { cadence, weekday: cadence === 'WEEKLY' ? (weekday ?? null) : null, dayOfMonth: cadence === 'MONTHLY' ? (dayOfMonth ?? null) : null, hour }
}
