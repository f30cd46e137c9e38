import { createHash } from 'node:crypto'
import { project } from '../../../schema/rows/projection.ts'
import { type Row, valueAt } from '../../../schema/rows/rows-of.ts'
import type { Executor } from '../../kit/database.ts'
import { jsonLine } from '../formats/jsonl.ts'
import { appendChunk, completeRowSet, insertRowSet, type RowSetRow } from '../repositories/row-sets.ts'
import { storedRows } from './stored-rows.ts'

export const CHANGE_KINDS = ['ADDED', 'CHANGED', 'GONE'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** A row that is in one of two sets only, or otherwise in the other. Rows as they are stored, with what was asked for beside the document. */
export interface RowChange { kind: ChangeKind; key: string | null; before: Row; after: Row }

/** How two sets of rows differ: counts of all of them, and the changes themselves kind by kind, most of them where there are very many. */
export interface Difference { added: number; changed: number; gone: number; same: number; changes: readonly RowChange[] }

/** Changes that are kept one by one; beyond them they are counted. */
export const MOST_CHANGES = 10_000
const ALIVE_EVERY = 5_000
const CHUNK = 200

type Comparable = Pick<RowSetRow, 'id' | 'chunks' | 'shape'>
interface Keyed { key: string | null; place: string; hash: string; row: Row }

/** The record that a row is of; null where rows are no records. */
export const keyOf = (row: Row, identity: string | null | undefined): string | null => {
  const value = identity == null ? null : valueAt(row, identity)
  return typeof value === 'string' ? value : null
}

export const hashOfRow = (row: Row, { shape: { kept } }: Pick<Comparable, 'shape'>): string => createHash('sha256').update(jsonLine(project(row, kept))).digest('hex')

/** Rows with what finds them again: the record that they are of, else their content; the second of the same is another. */
async function* keyed(db: Executor, set: Comparable, alive: () => void): AsyncGenerator<Keyed> {
  const times = new Map<string, number>()
  let since = 0
  for await (const row of storedRows(db, set)) {
    since += 1
    if (since % ALIVE_EVERY === 0) alive()
    // Hidden rows say nothing of what they are.
    if (row === null) continue
    const key = keyOf(row, set.shape.identity)
    const hash = hashOfRow(row, set)
    const name = key ?? hash
    const time = (times.get(name) ?? 0) + 1
    times.set(name, time)
    yield { key, hash, row, place: time === 1 ? name : `${name}\n${time}` }
  }
}

/** Compares two sets of rows record by record, wherever in their lists they stand. One line of each in memory, and the hashes of one of them. */
export const differenceOf = async (db: Executor, before: Comparable, after: Comparable, alive: () => void = () => undefined): Promise<Difference> => {
  const hashes = new Map<string, string>()
  for await (const { place, hash } of keyed(db, before, alive)) hashes.set(place, hash)
  const changes: RowChange[] = []
  const changed = new Map<string, RowChange>()
  let added = 0
  let changedCount = 0
  let same = 0
  for await (const { key, place, hash, row } of keyed(db, after, alive)) {
    const was = hashes.get(place)
    hashes.delete(place)
    if (was === hash) {
      same += 1
      continue
    }
    if (was === undefined) added += 1
    else changedCount += 1
    if (changes.length >= MOST_CHANGES) continue
    const change: RowChange = { kind: was === undefined ? 'ADDED' : 'CHANGED', key, before: null, after: row }
    changes.push(change)
    if (was !== undefined) changed.set(place, change)
  }
  // What is left was in the first set alone.
  const gone = hashes.size
  if (gone > 0 || changed.size > 0) {
    for await (const { key, place, row } of keyed(db, before, alive)) {
      const change = changed.get(place)
      if (change) change.before = row
      else if (hashes.has(place) && changes.length < MOST_CHANGES) changes.push({ kind: 'GONE', key, before: row, after: null })
    }
  }
  return { added, changed: changedCount, gone, same, changes: CHANGE_KINDS.flatMap((kind) => changes.filter((change) => change.kind === kind)) }
}

/**
 * A list of fewer rows than it said at its beginning, without some that were there before: records changed their place behind the cursor and were met nowhere.
 * Whether one of them is gone, another walk says.
 */
export const mayHaveMissed = ({ totalRows }: { totalRows: number | null }, { rows }: Pick<RowSetRow, 'rows'>, difference: Pick<Difference, 'gone'> | null): boolean =>
  totalRows !== null && rows < totalRows && (difference?.gone ?? 0) > 0

/** Keeps the changes as a set of rows of their own, within the transaction that keeps whatever they are of; null where there are none. */
export const storeChanges = async (tx: Executor, { shape }: Pick<Comparable, 'shape'>, changes: readonly RowChange[], now: Date): Promise<bigint | null> => {
  if (changes.length === 0) return null
  const id = await insertRowSet(tx, shape, now)
  const whole = createHash('sha256')
  for (let from = 0; from < changes.length; from += CHUNK) {
    const part = changes.slice(from, from + CHUNK)
    const lines = part.map((change) => `${JSON.stringify(change)}\n`).join('')
    whole.update(lines)
    await appendChunk(tx, id, { rows: part.length, hidden: 0, lines })
  }
  await completeRowSet(tx, id, whole.digest('hex'))
  return id
}
