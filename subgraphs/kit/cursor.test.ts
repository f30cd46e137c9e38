import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor, signCursorsWith } from './cursor.ts'

const code = (list: string, cursor: string): unknown => {
  try {
    return decodeCursor(list, cursor)
  } catch (error) {
    return (error as { extensions: { code: string } }).extensions.code
  }
}
/** The same cursor with other values under the old signature. */
const altered = (cursor: string, change: (text: string) => string): string => Buffer.from(change(Buffer.from(cursor, 'base64url').toString('utf8'))).toString('base64url')

describe('decodeCursor', () => {
  it('gives back the values of a cursor of its own list', () => {
    expect(decodeCursor('list', encodeCursor('list', ['小麦', 1.25, null]))).toEqual(['小麦', 1.25, null])
  })

  it('refuses a cursor of another list, an altered one, and one that nobody signed', () => {
    const cursor = encodeCursor('list', [7, 'a'])
    expect(code('other', cursor)).toBe('BAD_CURSOR')
    expect(code('list', altered(cursor, (text) => text.replace('7', '8')))).toBe('BAD_CURSOR')
    expect(code('list', Buffer.from('["list",8,"a"]').toString('base64url'))).toBe('BAD_CURSOR')
    expect(code('list', '')).toBe('BAD_CURSOR')
    expect(code('list', Buffer.from('€€€€€€€€€€€€["list"]').toString('base64url'))).toBe('BAD_CURSOR')
  })

  it('knows the cursors of a replica with the same secret, and of no other', () => {
    signCursorsWith('one secret')
    const cursor = encodeCursor('list', ['x'])
    signCursorsWith('another secret')
    expect(code('list', cursor)).toBe('BAD_CURSOR')
    signCursorsWith('one secret')
    expect(code('list', cursor)).toEqual(['x'])
  })
})
