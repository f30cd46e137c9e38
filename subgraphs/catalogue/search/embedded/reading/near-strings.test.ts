import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { behind, nearStrings } from './near-strings.ts'

/** Optimal string alignment, from the definition. */
const distance = (a: readonly string[], b: readonly string[]): number => {
  if (a.length === 0 || b.length === 0) return a.length + b.length
  const [restOfA, restOfB] = [a.slice(1), b.slice(1)]
  if (a[0] === b[0]) return distance(restOfA, restOfB)
  const exchanged = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0] ? distance(a.slice(2), b.slice(2)) : Infinity
  return 1 + Math.min(distance(restOfA, b), distance(a, restOfB), distance(restOfA, restOfB), exchanged)
}

const bytewise = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
const walk = (strings: readonly string[]) => {
  const sorted = [...strings].sort(bytewise)
  let steps = 0
  return { next: (from: string) => (steps++, sorted.find((string) => bytewise(string, from) >= 0)), steps: () => steps }
}

const letter = fc.constantFrom('a', 'b', 'c', '小', '𠮷')
const string = fc.string({ unit: letter, minLength: 1, maxLength: 6 })
const most = fc.constantFrom(1, 2)

describe('nearStrings', () => {
  it('wholes: finds exactly those within so many edits that begin so', () => {
    fc.assert(fc.property(fc.uniqueArray(string, { maxLength: 40 }), string, letter, most, (strings, sought, begin, edits) => {
      const expected = strings.filter((each) => each.startsWith(begin)).map((each) => ({ string: each, edits: distance(Array.from(each), Array.from(sought)) })).filter((each) => each.edits <= edits)
      const found = nearStrings(walk(strings).next, begin, sought, edits, true)
      expect(found.sort((a, b) => bytewise(a.string, b.string))).toEqual(expected.sort((a, b) => bytewise(a.string, b.string)))
    }), { numRuns: 500 })
  })

  it('beginnings: together they are those of exactly the strings of which some beginning is within so many edits', () => {
    fc.assert(fc.property(fc.uniqueArray(string, { maxLength: 40 }), string, letter, most, (strings, sought, begin, edits) => {
      const beginnings = (each: string): string[][] => Array.from(each, (_, index) => Array.from(each).slice(0, index + 1))
      const expected = strings.filter((each) => each.startsWith(begin) && beginnings(each).some((some) => distance(some, Array.from(sought)) <= edits))
      const found = nearStrings(walk(strings).next, begin, sought, edits, false)
      expect(strings.filter((each) => found.some((some) => each.startsWith(some.string)))).toEqual(expected)
      expect(new Set(found.map((some) => some.string)).size).toBe(found.length)
    }), { numRuns: 500 })
  })

  it('goes past what is hopeless without looking at it', () => {
    const letters = [...'abcdefghij']
    const { next, steps } = walk(letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => `w${a}${b}${c}x`))))
    expect(nearStrings(next, 'w', 'wabcx', 1, true)).toHaveLength(1 + 3 * 9 + 2)
    expect(steps()).toBeLessThan(400)
  })
})

describe('behind', () => {
  it('is the least string above all that begin so', () => {
    expect([behind('ab'), behind('a\u{10ffff}'), behind('\ud7ff'), behind('\u{10ffff}'), behind('')]).toEqual(['ac', 'b', '\ue000', undefined, undefined])
    fc.assert(fc.property(string, string, (beginning, other) => {
      const limit = behind(beginning) as string
      expect(bytewise(other, beginning) >= 0 && bytewise(other, limit) < 0).toBe(other.startsWith(beginning))
    }))
  })
})
