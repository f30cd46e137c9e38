import fc from 'fast-check'
import { Lexer, Source, TokenKind } from 'graphql'
import { describe, expect, it } from 'vitest'
import { scanDocument } from './scan-document.ts'

function lexed(source: string): number {
  const lexer = new Lexer(new Source(source))
  let count = 0
  while (lexer.advance().kind !== TokenKind.EOF) count++
  return count
}

describe('scanDocument', () => {
  it.each([
    ['names and punctuators', 'query A($b: Int = -1) { c(d: $b) @e { ...F } }'],
    ['numbers one by one', '{ a(b: [-1-2-3 1.5e-7 1E+3 0]) }'],
    ['strings with escapes', '{ a(b: "x \\" } { \\\\", c: "") }'],
    ['block strings', '{ a(b: """ { " \\""" } """ c: 1) }'],
    ['comments and commas', '# { { {\n{ a, b # }\r c }'],
    ['a byte order mark', '\uFEFF{ a }'],
    ['Chinese in strings', '{ a(b: "仪器 { }") }'],
  ])('counts the tokens of %s as the lexer of graphql-js does', (_name, source) => {
    expect(scanDocument(source).tokens).toBe(lexed(source))
  })

  it('counts like the lexer for random sequences of tokens', () => {
    const token = fc.constantFrom('{', '}', '(', ')', '[', ']', '!', '$', '&', '=', '@', '|', ':', '...', 'name', '_x9', '12', '-3', '0.5', '1e9', '2E-4', '"s"', '"a\\"b"', '"""b"""', '"""q\\"""r"""')
    fc.assert(fc.property(fc.array(token, { maxLength: 60 }), fc.constantFrom(' ', ',', '\n', '\t', ' #c }\n'), (parts, gap) => {
      const source = parts.join(gap)
      expect(scanDocument(source).tokens).toBe(lexed(source))
    }), { numRuns: 500 })
  })

  it('tells aliases from arguments and input objects', () => {
    expect(scanDocument('query Q($v: In = { a: 1 }) { x: a(b: { c: 1, d: [{ e: 2 }] }) { y: b } }').aliases).toBe(2)
  })

  it('counts directives and the nesting of all brackets', () => {
    expect(scanDocument('{ a(b: [[{ c: 1 }]]) @d { e @f @g } }')).toMatchObject({ directives: 3, nesting: 5 })
  })

  it('does not see brackets in strings and comments', () => {
    expect(scanDocument('{ a(b: "{{{{", c: """((((""") # [[[[\n }').nesting).toBe(2)
  })

  it('goes through a megabyte in a few milliseconds', () => {
    const source = '{'.repeat(500_000) + '@ '.repeat(250_000)
    const started = performance.now()
    expect(scanDocument(source)).toMatchObject({ nesting: 500_000, directives: 250_000 })
    expect(performance.now() - started).toBeLessThan(200)
  })
})
