import { describe, expect, it } from 'vitest'
import { join, raw, sql } from './sql.ts'

describe('sql', () => {
  it('binds values in the order of their question marks, through nested pieces', () => {
    const inner = sql`SELECT doc FROM ${raw('term')} WHERE key = ${'x" OR 1'} AND tier = ${0}`
    expect(sql`${1n} IN (${join([inner, sql`SELECT ${null}`], ' UNION ')}) LIMIT ${5}`).toEqual({
      text: '? IN (SELECT doc FROM term WHERE key = ? AND tier = ? UNION SELECT ?) LIMIT ?',
      values: [1n, 'x" OR 1', 0, null, 5],
    })
  })
})
