import { describe, expect, it } from 'vitest'
import { ANONYMOUS } from '../../schema/viewer.ts'
import { bothSpans, filterNameOf, type ResourceFilter, toIndexFilter } from './search-arguments.ts'
import { TERM_FIELDS } from './search/port.ts'

const codeOf = (filter: ResourceFilter): unknown => {
  try {
    toIndexFilter(filter, ANONYMOUS)
    return null
  } catch (error) {
    return (error as { extensions: { code: string } }).extensions.code
  }
}

describe('toIndexFilter', () => {
  it('takes keys in the ways people write them', () => {
    expect(toIndexFilter({ disciplines: ['110.74', '２１０'], countries: ['chn'], identifiers: ['https://doi.org/10.1234/ABC'], hasFile: true }, ANONYMOUS).terms)
      .toEqual({ DISCIPLINE: ['11074', '210'], COUNTRY: ['CHN'], IDENTIFIER: [expect.stringContaining('10.1234/abc')], HAS_FILE: ['true'] })
  })

  it('keeps a discipline that is no number as it is: an empty prefix would find everything', () => {
    expect(toIndexFilter({ disciplines: ['x'] }, ANONYMOUS).terms).toEqual({ DISCIPLINE: ['x'] })
  })

  it('refuses lists that are too long, boxes upside down, circles of nothing, and values that few may read', () => {
    expect(codeOf({ types: Array.from({ length: 501 }, String) })).toBe('BAD_INPUT')
    expect(codeOf({ box: { west: 0, south: 1, east: 1, north: 0 } })).toBe('BAD_INPUT')
    expect(codeOf({ near: { lon: 0, lat: 0, km: Number.NaN } })).toBe('BAD_INPUT')
    expect(codeOf({ near: { lon: 0, lat: 91, km: 1 } })).toBe('BAD_INPUT')
    expect(codeOf({ originalValue: { from: '1' } })).toBe('FORBIDDEN')
  })

  it('refuses values that no store takes, and those longer than any key', () => {
    expect(codeOf({ keywords: ['a\u0000b'] })).toBe('BAD_INPUT')
    expect(codeOf({ identifiers: ['10.1234/\ud83d'] })).toBe('BAD_INPUT')
    expect(codeOf({ keywords: ['x'.repeat(501)] })).toBe('BAD_INPUT')
    expect(codeOf({ keywords: ['x'.repeat(500)] })).toBe(null)
  })

  it('sums and compares values for the Center', () => {
    expect(toIndexFilter({ originalValue: { from: '1.5', to: '9' } }, { id: 'c', grants: [{ role: 'CENTER' }] }).measures).toEqual({ ORIGINAL_VALUE_CNY: { from: 1.5, to: 9 } })
  })
})

describe('filterNameOf', () => {
  it('knows a filter for every facet but identifiers and files, which have their own', () => {
    expect(TERM_FIELDS.filter((field) => filterNameOf(field) === undefined)).toEqual(['HAS_FILE', 'IDENTIFIER'])
  })
})

describe('bothSpans', () => {
  it('is what both admit', () => {
    expect(bothSpans({ from: 1, to: 9 }, { from: 3 })).toEqual({ from: 3, to: 9 })
    expect(bothSpans(undefined, { to: 4 })).toEqual({ to: 4 })
    expect(bothSpans({ to: 2 }, { from: 5 })).toEqual({ from: 5, to: 2 })
    expect(bothSpans(undefined, undefined)).toBeUndefined()
  })
})
