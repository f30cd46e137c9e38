import { describe, expect, it } from 'vitest'
import { hasPassed, monthBefore, submissionDueOn } from './deadline.ts'

describe('monthBefore', () => {
  it('keeps the day, or takes the last one of a shorter month', () => {
    expect(['2026-03-31', '2024-03-31', '2026-01-15', '2026-12-31', '2026-07-31'].map(monthBefore)).toEqual(['2026-02-28', '2024-02-29', '2025-12-15', '2026-11-30', '2026-06-30'])
  })
})

describe('submissionDueOn', () => {
  it('is the end of the campaign for projects accepted by then, else a month before acceptance', () => {
    expect(submissionDueOn({ acceptedOn: '2011-06-30' })).toBe('2013-08-31')
    expect(submissionDueOn({ plannedAcceptanceOn: '2026-03-31' })).toBe('2026-02-28')
    expect(submissionDueOn({ plannedAcceptanceOn: '2020-06-30', acceptedOn: '2020-09-01' })).toBe('2020-05-30')
    expect(submissionDueOn({})).toBeNull()
  })
  it('is no day for the social sciences fund, which hands in nothing here', () => {
    expect(submissionDueOn({ programKind: 'NSSFC', acceptedOn: '2011-06-30' })).toBeNull()
  })
})

describe('hasPassed', () => {
  it('is true once the day is over in Shanghai', () => {
    expect(hasPassed('2026-02-28', new Date('2026-02-28T15:59:59Z'))).toBe(false)
    expect(hasPassed('2026-02-28', new Date('2026-02-28T16:00:00Z'))).toBe(true)
    expect(hasPassed(null, new Date())).toBe(false)
  })
})
