import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DiffLine, lineDiff } from './line-diff.ts'

const text = fc.array(fc.constantFrom('a', 'b', 'c', '', '  d'), { maxLength: 12 }).map((lines) => lines.join('\n'))
const sides = (lines: readonly DiffLine[]) => ({
  before: lines.filter(({ kind }) => kind !== 'ADDED').map((line) => line.text).join('\n'),
  after: lines.filter(({ kind }) => kind !== 'REMOVED').map((line) => line.text).join('\n'),
})
const count = (lines: readonly DiffLine[], kind: DiffLine['kind']): number => lines.filter((line) => line.kind === kind).length

/** Length of the longest common subsequence, the slow way. */
const common = (a: readonly string[], b: readonly string[]): number =>
  a.length === 0 || b.length === 0 ? 0 : a[0] === b[0] ? 1 + common(a.slice(1), b.slice(1)) : Math.max(common(a.slice(1), b), common(a, b.slice(1)))

describe('lineDiff', () => {
  it('gives back both texts, numbered, with as many lines the same as can be', () => {
    fc.assert(fc.property(text, text, (before, after) => {
      const lines = lineDiff(before, after)
      expect(sides(lines)).toEqual({ before, after })
      expect(lines.flatMap(({ fromLine }) => fromLine ?? [])).toEqual(before.split('\n').map((_line, index) => index + 1))
      expect(lines.flatMap(({ toLine }) => toLine ?? [])).toEqual(after.split('\n').map((_line, index) => index + 1))
      expect(count(lines, 'SAME')).toBe(common(before.split('\n'), after.split('\n')))
    }), { numRuns: 300 })
  })

  it('tells a change as a removal before an addition, and knows no ends of lines', () => {
    expect(lineDiff('a\r\nb\r\nc', 'a\nx\nc').map(({ kind, text: line }) => `${kind} ${line}`)).toEqual(['SAME a', 'REMOVED b', 'ADDED x', 'SAME c'])
  })

  it('ends soon with texts that have nothing in common', () => {
    const [before, after] = ['a', 'b'].map((name) => Array.from({ length: 20_000 }, (_, index) => `${name}${index}`).join('\n')) as [string, string]
    const started = performance.now()
    const lines = lineDiff(before, after)
    expect([count(lines, 'REMOVED'), count(lines, 'ADDED')]).toEqual([20_000, 20_000])
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
