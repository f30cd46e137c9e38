import { describe, expect, it } from 'vitest'
import { flag, list, number, oneOf, readAddress, text, writeAddress } from './parameters.ts'

const schema = { q: text(), page: number(1), sort: oneOf(['A', 'B'], 'A'), type: list(), file: flag() } as const

describe('the state of an address', () => {
  it('comes back as it was written, and keeps parameters of others', () => {
    const state = { q: '小麦 & "x"', page: 3, sort: 'B', type: ['X', 'Y'], file: true } as const
    const written = writeAddress(schema, state, 'lang=en&q=old')
    expect(readAddress(schema, written)).toEqual(state)
    expect(new URLSearchParams(written).get('lang')).toBe('en')
  })

  it('leaves out what is as it would be without it', () => {
    expect(writeAddress(schema, readAddress(schema, ''))).toBe('')
  })

  it('reads what makes no sense as if it were not there', () => {
    expect(readAddress(schema, 'page=-1&sort=__proto__&type=&type=X&type=X&file=no')).toEqual({ q: '', page: 1, sort: 'A', type: ['X'], file: false })
  })
})
