import { describe, expect, it } from 'vitest'
import { equation, reportLines } from './report.ts'
import { createTally, noCounts, notSent } from './tally.ts'

const paths = (many: number, reason: string) => Array.from({ length: many }, (_, at) => ({ path: `/data/${at}.xml`, reason }))

describe('equation', () => {
  it('adds up, leaves out what is zero and says what was not sent', () => {
    const counts = { ...noCounts(), seen: 1_500, created: 1_000, refused: 20 }
    expect(equation(counts)).toBe('seen 1,500 = created 1,000 + refused 20 + not sent 480')
    expect(notSent(counts)).toBe(480)
    expect(equation(noCounts())).toBe('seen 0 = 0')
  })
})

describe('reportLines', () => {
  it('gathers files that nobody knows under their reason, ten of each by name', () => {
    const lines = reportLines(createTally(), { recognised: [], unknown: [...paths(12, 'XML'), { path: '/data/a.zip', reason: 'not text' }], unreadable: [{ path: '/data/b', reason: 'ENOENT' }] })
    expect(lines).toHaveLength(1 + 10 + 1 + 2 + 1 + 1)
    expect(lines).toEqual(expect.arrayContaining(['not recognised (12): XML', '  /data/0.xml', '  … and 2 more', 'not recognised (1): not text', '  /data/a.zip', '/data/b  cannot be read: ENOENT', 'total  seen 0 = 0']))
  })
})
