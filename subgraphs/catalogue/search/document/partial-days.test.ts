import { describe, expect, it } from 'vitest'
import { daysOf } from './partial-days.ts'

const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000

describe('daysOf', () => {
  it.each([
    ['2020', '2020-01-01', '2020-12-31'], ['2020-02', '2020-02-01', '2020-02-29'], ['2019-02', '2019-02-01', '2019-02-28'], ['1969-12-31', '1969-12-31', '1969-12-31'],
    ['0098', '0098-01-01', '0098-12-31'],
  ])('takes %s for %s to %s', (date, from, to) => expect(daysOf(date)).toEqual({ from: day(from), to: day(to) }))

  it.each([undefined, '', '20', '2020-13', '2020-02-30', '2020-00', '2020-1-1', '二〇二〇', '2020-01-01T00:00:00Z'])('takes %j for nothing', (date) => expect(daysOf(date)).toBeNull())
})
