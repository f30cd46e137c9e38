import { describe, expect, it } from 'vitest'
import { pageLinks } from './page-links.ts'
import { emptySearch } from './search-address.ts'
import { searchVariables } from './search-variables.ts'

const middle = { startCursor: 'S', endCursor: 'E', hasNextPage: true, hasPreviousPage: true }
const end = { ...middle, hasNextPage: false }

describe('pageLinks', () => {
  it('goes by number up to the 10,000th hit and by cursor beyond it', () => {
    const at1000 = pageLinks({ ...emptySearch, page: 1000 }, 123_456, middle)
    expect(at1000.next).toMatchObject({ page: 1001, after: 'E' })
    expect(searchVariables({ ...emptySearch, ...at1000.next })).toEqual({ first: 10, after: 'E' })
    expect(at1000.previous).toMatchObject({ page: 999, before: '' })
    const at1002 = pageLinks({ ...emptySearch, page: 1002, after: 'E' }, 123_456, middle)
    expect(searchVariables({ ...emptySearch, ...at1002.previous })).toEqual({ last: 10, before: 'S' })
    expect(at1002.furthest).toBe(1000)
  })

  it('reaches the last page of any number of hits, with as many as are left', () => {
    const { last, pageCount } = pageLinks(emptySearch, 123_456, middle)
    expect(pageCount).toBe(12_346)
    expect(searchVariables({ ...emptySearch, ...last })).toEqual({ last: 6 })
    expect(searchVariables({ ...emptySearch, ...pageLinks(emptySearch, 123_450, middle).last })).toEqual({ last: 10 })
    const there = pageLinks({ ...emptySearch, ...last }, 123_456, end)
    expect(there.page).toBe(12_346)
    expect(there.next).toBe(null)
    expect(searchVariables({ ...emptySearch, ...there.previous })).toEqual({ last: 10, before: 'S' })
  })

  it('has nowhere to go where all is on one page', () => {
    expect(pageLinks(emptySearch, 7, { ...end, hasPreviousPage: false })).toMatchObject({ pageCount: 1, first: null, previous: null, next: null, last: null })
  })
})
