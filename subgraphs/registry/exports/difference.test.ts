import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Row } from '../../../schema/rows/rows-of.ts'
import { testDatabase } from '../../../test/postgres.ts'
import { type Database, openDatabase } from '../../kit/database.ts'
import { migrate } from '../../kit/migrate.ts'
import { jsonLine } from '../formats/jsonl.ts'
import { appendChunk, insertRowSet, type RowSetRow, rowSetsByIds } from '../repositories/row-sets.ts'
import { differenceOf, MOST_CHANGES, type RowChange, storeChanges } from './difference.ts'
import { rowPage } from './row-page.ts'

const now = new Date()
const SHAPE = { columns: [], explode: null, kept: { title: true as const, other: { name: true as const } }, identity: 'keyuanId', uncitable: null }
let made: Awaited<ReturnType<typeof testDatabase>>
let database: Database
beforeAll(async () => {
  made = await testDatabase()
  database = openDatabase({ url: made.url, connections: 2, name: 'test' })
  await migrate(database.sql, 'registry', join(import.meta.dirname, '../migrations'))
})
afterAll(async () => {
  await database.close()
  await made.drop()
})

const setOf = async (rows: readonly Row[], { chunk = 3, identity = SHAPE.identity as string | null } = {}): Promise<RowSetRow> => {
  const id = await insertRowSet(database.db, { ...SHAPE, identity }, now)
  for (let from = 0; from < rows.length; from += chunk) {
    const part = rows.slice(from, from + chunk)
    await appendChunk(database.db, id, { rows: part.length, hidden: 0, lines: part.map(jsonLine).join('') })
  }
  const set = (await rowSetsByIds(database.db, [id])).get(id)
  if (!set) throw new Error('no set')
  return set
}
const row = (id: string, title: string, more: object = {}): Row => ({ title, other: { name: 'x' }, keyuanId: id, ...more })
const told = (changes: readonly RowChange[]): string[] => changes.map(({ kind, key, before, after }) => `${kind} ${key} ${before?.title ?? '-'} → ${after?.title ?? '-'}`)

it('finds what was added, changed and gone, wherever it stands; what was only moved, hidden, or asked for beside the document is no change', async () => {
  const before = await setOf([row('a', 'A'), null, row('b', 'B'), row('c', 'C'), row('d', 'D'), row('b', 'B')])
  const after = await setOf([row('d', 'D', { creators: ['not asked for'] }), row('e', 'E'), row('b', 'B2'), null, null, row('a', 'A'), row('b', 'B')], { chunk: 2 })
  const { changes, ...counts } = await differenceOf(database.db, before, after)
  expect(counts).toEqual({ added: 1, changed: 1, gone: 1, same: 3 })
  expect(told(changes)).toEqual(['ADDED e - → E', 'CHANGED b B → B2', 'GONE c C → -'])
})

it('compares rows that are no records by what they say', async () => {
  const { changes, ...counts } = await differenceOf(database.db, await setOf([{ title: 'x' }, { title: 'y' }], { identity: null }), await setOf([{ title: 'y' }, { title: 'x' }, { title: 'x' }], { identity: null }))
  expect(counts).toEqual({ added: 1, changed: 0, gone: 0, same: 2 })
  expect(told(changes)).toEqual(['ADDED null - → x'])
})

it('counts all of very many changes, and keeps the first of them', async () => {
  const many = await setOf(Array.from({ length: MOST_CHANGES + 5 }, (_, at) => row(`r${at}`, 'T')), { chunk: 2_000 })
  const none = await setOf([])
  const grown = await differenceOf(database.db, none, many)
  expect([grown.added, grown.changes.length]).toEqual([MOST_CHANGES + 5, MOST_CHANGES])
  const gone = await differenceOf(database.db, many, none)
  expect([gone.gone, gone.changes.length]).toEqual([MOST_CHANGES + 5, MOST_CHANGES])
})

it('keeps changes as rows, of which any page can be had', async () => {
  const whole = await setOf(Array.from({ length: 501 }, (_, at) => row(`r${at}`, `T${at}`)), { chunk: 100 })
  const { changes } = await differenceOf(database.db, await setOf([]), whole)
  const id = await storeChanges(database.db, whole, changes, now)
  if (id === null) throw new Error('nothing was stored')
  for (const [from, size, found] of [[0, 3, 3], [199, 4, 4], [500, 10, 1], [501, 10, 0], [0, 501, 501]] as const) {
    const page = await rowPage<RowChange>(database.db, { id }, from, size)
    expect(page.map(({ after }) => after?.title)).toEqual(Array.from({ length: found }, (_, at) => `T${from + at}`))
  }
  expect(await storeChanges(database.db, whole, [], now)).toBeNull()
})
