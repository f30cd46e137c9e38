import { describe, expect, it } from 'vitest'
import { standardNumber } from './standard-number.ts'

describe('standardNumber', () => {
  const SPELLINGS: [string, string][] = [
    ['GB/T7714—2015', 'GB/T 7714-2015'], ['GB / T 7714 - 2015', 'GB/T 7714-2015'], ['ＧＢ 5009.3－2016', 'GB 5009.3-2016'], ['db11/t 1234-2019', 'DB11/T 1234-2019'], ['DB4403/T 10-2019', 'DB4403/T 10-2019'],
    ['ISO/IEC27001:2013', 'ISO/IEC 27001:2013'], ['JJG1001-2011', 'JJG 1001-2011'], ['T/CAS 123-2020', 'T/CAS 123-2020'], ['ASTM E8/E8M-21', 'ASTM E8/E8M-21'], ['IEC 60068-2-1:2007', 'IEC 60068-2-1:2007'], ['JJF(京) 12-2019', 'JJF(京) 12-2019'],
  ]
  for (const [written, canonical] of SPELLINGS) {
    it(`${written} is ${canonical}`, () => {
      expect(standardNumber.of(written)).toBe(canonical)
      expect(standardNumber.of(canonical)).toBe(canonical)
    })
  }
  it('is none where nothing is written', () => {
    expect(standardNumber.of('  ')).toBeNull()
  })
})
