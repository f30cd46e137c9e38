import { describe, expect, it } from 'vitest'
import { parseJson } from './parse-json.ts'

const nested = (depth: number, inner = '1'): string => `${'[{"a":'.repeat(depth / 2)}${inner}${'}]'.repeat(depth / 2)}`

describe('parseJson', () => {
  it('is undefined for what is no JSON', () => {
    for (const text of ['', '{', 'undefined', '{"a":1}x']) expect(parseJson(text)).toBeUndefined()
  })

  it('takes two hundred levels and no more, however many brackets the texts have', () => {
    expect(parseJson(nested(200))).toBeDefined()
    expect(parseJson(nested(202))).toBeUndefined()
    expect(parseJson(nested(1_000_000))).toBeUndefined()
    expect(parseJson(nested(198, JSON.stringify('[[[['.repeat(500) + '\\" \\\\" [[[')))).toBeDefined()
    expect(parseJson(`["\\\\", ${nested(202)}]`)).toBeUndefined()
    expect(parseJson(`["\\"", ${nested(202)}]`)).toBeUndefined()
  })

  it('takes __proto__ out wherever it is and however it is written, unless it was asked for', () => {
    const text = '[{"\\u005f_proto__":{"x":1},"a":{"__proto__":{"x":1},"b":2}}]'
    expect(JSON.stringify(parseJson(text))).toBe('[{"a":{"b":2}}]')
    expect(JSON.stringify(parseJson(text, true))).toBe('[{"__proto__":{"x":1},"a":{"__proto__":{"x":1},"b":2}}]')
  })
})
