import { describe, expect, it } from 'vitest'
import type { Kind } from '../kind.ts'
import { inCanonicalForm } from './canonical-form.ts'

const upper = { expected: 'ABC', of: (text: string) => (/^[a-z]+$/i.test(text) ? text.toUpperCase() : null) }
const kind = { canonical: { code: upper, codes: upper } } as unknown as Kind

describe('inCanonicalForm', () => {
  it('changes texts and lists of texts that have a form, and nothing else', () => {
    expect(inCanonicalForm(kind, { code: 'ab', codes: ['c', 'd'], other: 'ab' })).toEqual({ values: { code: 'AB', codes: ['C', 'D'], other: 'ab' }, findings: [] })
    expect(inCanonicalForm(kind, { code: null, codes: null })).toEqual({ values: { code: null, codes: null }, findings: [] })
  })
  it('has a finding, with its place, for each value that has none', () => {
    expect(inCanonicalForm(kind, { code: '1', codes: ['c', '2'] }).findings.map(({ code, path }) => [code, path])).toEqual([
      ['FIELD_INVALID', ['details', 'code']], ['FIELD_INVALID', ['details', 'codes', '1']],
    ])
  })
})
