import { describe, expect, it } from 'vitest'
import { delayOf, nextRun, type Times, ZONE } from './calendar.ts'

const DAILY: Times = { cadence: 'DAILY', weekday: null, dayOfMonth: null, hour: 6 }
const weekly = (weekday: number, hour = 6): Times => ({ cadence: 'WEEKLY', weekday, dayOfMonth: null, hour })
const monthly = (dayOfMonth: number, hour = 6): Times => ({ cadence: 'MONTHLY', weekday: null, dayOfMonth, hour })
const ID = 'schedule-aaaaaaaaaaaaaaaaaaaaaaaaaa'
/** To the hour, as the zone itself says it. */
const inChina = (at: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hour12: false }).format(at)
const from = (times: Times, local: string): string => inChina(nextRun(times, ID, new Date(`${local}+08:00`)))

describe('nextRun', () => {
  it.each<[string, Times, string, string]>([
    ['later the same day', DAILY, '2026-11-22T05:00:00', '2026-11-22 06'],
    ['the next day once the hour and its delay are over', DAILY, '2026-11-22T06:20:00', '2026-11-23 06'],
    ['over the end of a year', DAILY, '2026-12-31T23:59:59', '2027-01-01 06'],
    ['midnight of China, which is the day before in UTC', { ...DAILY, hour: 0 }, '2026-11-22T12:00:00', '2026-11-23 00'],
    ['the day of the week', weekly(1), '2026-11-22T12:00:00', '2026-11-23 06'],
    ['the same day of the week before its hour', weekly(7, 23), '2026-11-22T12:00:00', '2026-11-22 23'],
    ['the same day of the next week after it', weekly(7), '2026-11-22T12:00:00', '2026-11-29 06'],
    ['the day of the month', monthly(15), '2026-11-22T12:00:00', '2026-12-15 06'],
    ['the last day where a month is shorter', monthly(31), '2026-11-22T12:00:00', '2026-11-30 06'],
    ['the last day of February', monthly(31), '2027-02-01T00:00:00', '2027-02-28 06'],
    ['and of a leap year', monthly(30), '2028-02-01T00:00:00', '2028-02-29 06'],
    ['the 31st again in the month that has one', monthly(31), '2027-02-28T12:00:00', '2027-03-31 06'],
  ])('%s', (_what, times, local, expected) => {
    expect(from(times, local)).toBe(expected)
  })

  it('is after the instant given and never twice the same, whatever the instant', () => {
    for (const times of [DAILY, weekly(3, 0), monthly(31, 23)]) {
      let at = new Date('2026-01-01T00:00:00Z')
      for (let n = 0; n < 100; n += 1) {
        const next = nextRun(times, ID, at)
        expect(next > at).toBe(true)
        expect(inChina(next).slice(-2)).toBe(String(times.hour).padStart(2, '0'))
        at = next
      }
    }
  })

  it('one run stands for all that were missed', () => {
    expect(from(DAILY, '2026-03-01T12:00:00')).toBe('2026-03-02 06')
  })

  it('spreads the schedules of an hour over a quarter of it, each at its own time', () => {
    const delays = Array.from({ length: 200 }, (_, n) => delayOf(`schedule-${n}`))
    expect(Math.max(...delays)).toBeLessThan(900)
    expect(new Set(delays).size).toBeGreaterThan(150)
    expect(delayOf(ID)).toBe(delayOf(ID))
  })
})
