import { describe, expect, it } from 'vitest'
import { identifierSpellings, normaliseIdentifier } from './identifier.ts'

describe('identifierSpellings', () => {
  it.each(['GBT 1355-2021', 'gbt1355-2021', 'GB/T1355-2021', 'GB/T 1355—2021', 'ＧＢ／Ｔ 1355-2021', 'GB T 1355-2021', 'GB / T 1355-2021'])('%s is also looked for as GB/T 1355-2021', (written) => {
    expect(identifierSpellings(written)).toContain('GB/T 1355-2021')
  })

  it('a standard stored without a blank is found as well', () => {
    expect(identifierSpellings('NYT 3-1982')).toContain('NY/T3-1982')
    expect(identifierSpellings('NY/T 3-1982')).toContain('NY/T3-1982')
    expect(identifierSpellings('DB11T 123-2009')).toContain('DB11/T 123-2009')
    expect(identifierSpellings('ISO9001:2015')).toContain('ISO 9001:2015')
  })

  it('a mandatory standard is not taken for the recommended one', () => {
    expect(identifierSpellings('GB 1355-2021')).not.toContain('GB/T 1355-2021')
    expect(identifierSpellings('GB/T 1355-2021')).not.toContain('GB 1355-2021')
  })

  it.each(['10.1234/ab-c', 'https://doi.org/10.12074/202107.00066', 'CSTR:13452.11.01.NIFDC.250014', '978-7-03-017123-4', 'ZL201510123456.7', ''])('%s has one form', (written) => {
    expect(identifierSpellings(written)).toEqual([normaliseIdentifier(written)])
  })
})
