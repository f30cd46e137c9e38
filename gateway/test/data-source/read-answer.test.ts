import { describe, expect, it } from 'vitest'
import { readAnswer } from '../../data-source/read-answer.ts'

describe('readAnswer', () => {
  it.each(['', 'null', '7', '[]', '{', '{"data": 7}', '{"data": []}', '{"errors": {}}', '{}', '{"errors": []}', '<html>'])('takes %j for no GraphQL answer', (text) => {
    expect(readAnswer(text, false)).toBeUndefined()
  })

  it('keeps of an error only what the specification defines, each of the right type', () => {
    const text = JSON.stringify({ data: null, errors: [{ message: 'no', path: ['a', 0], extensions: { code: 'X' }, stack: 'secret', locations: 'here' }, { message: 7, path: [{}] }, 'text'] })
    expect(readAnswer(text, false)).toEqual({ data: null, errors: [{ message: 'no', path: ['a', 0], extensions: { code: 'X' } }, { message: '' }, { message: '' }] })
  })

  it('passes on no more than 200 errors', () => {
    expect(readAnswer(JSON.stringify({ errors: Array.from({ length: 5_000 }, () => ({ message: 'x' })) }), false)?.errors).toHaveLength(200)
  })

  it.each(['{"data": {"a": {"__proto__": {"x": 1}, "b": [{"__proto__": 1}]}}}', '{"data": {"a": {"\\u005f_pro\\u0074o__": {"x": 1}, "b": [{"__proto__": 1}]}}}'])(
    'takes __proto__ out of an answer, however it is written', (text) => {
      const answer = readAnswer(text, false)
      expect(JSON.stringify(answer)).toBe('{"data":{"a":{"b":[{}]}}}')
      expect(({} as { x?: unknown }).x).toBeUndefined()
    })

  it('leaves it in where the operation asked under that alias, as an own property', () => {
    const data = readAnswer('{"data": {"__proto__": "title"}}', true)?.data
    expect(Object.hasOwn(data ?? {}, '__proto__')).toBe(true)
  })

  it('refuses answers so deep that whoever walks them would run out of stack', () => {
    const text = `{"data": {"a": ${'[{"__proto__": 1, "b": '.repeat(20_000)}null${'}]'.repeat(20_000)}}}`
    expect(readAnswer(text, false)).toBeUndefined()
  })
})
