import { beforeEach, describe, expect, it, vi } from 'vitest'
import { testSchema as schema } from '../../test-graph.ts'
import { memoryStorage } from '../browser-storage.ts'
import { compareJson } from './compare-json.ts'
import { compareRows } from './compare-rows.ts'
import { foundEntries, type HistoryEntry, withEntry } from './history-entry.ts'
import { createHistoryStore } from './history-store.ts'
import { tableOfRun } from '../results/table-of-run.ts'
import { parseBudget } from '../runs/budget.ts'
import type { Run } from '../runs/run.ts'

const entry = (id: string, at: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({ id, at, name: `Q${id}`, query: '{ a }', variables: {}, durationMs: 1, rows: 1, errors: 0, isPinned: false, ...more })
const QUERY = '{ searchResources(first: 3) { total { value } edges { node { id title keywords } } } }'
const run = (nodes: (object | null)[], query = QUERY): Run => ({
  id: '1', tab: undefined, at: 0, query, variables: {}, operationName: undefined, durationMs: 1, bytes: 1, budget: undefined, requestId: undefined, supergraph: undefined, isPersonal: false,
  answer: { data: { searchResources: { total: { value: 9 }, edges: nodes.map((node) => ({ node })) } } },
})
const table = (nodes: (object | null)[]) => {
  const made = tableOfRun(schema, run(nodes))
  if (!made) throw new Error('no table')
  return made
}

describe('tableOfRun', () => {
  it('makes rows of the list that was asked for, with total, nested lists and what is hidden', () => {
    expect(table([{ id: 'a:1', title: 'T', keywords: ['x', 'y'] }, null])).toMatchObject({ total: 9, hidden: 1, nested: ['keywords'], isOfResources: true, cells: [['a:1', 'T', 'x; y'], [null, null, null]] })
  })

  it('is none where the answer has no list', () => {
    expect(tableOfRun(schema, { ...run([]), query: '{ resource(id: "a:1") { id } }', answer: { data: { resource: { id: 'a:1' } } } })).toBeNull()
  })
})

describe('compareRows', () => {
  it('tells rows that came, went, changed, by id and whatever their order', () => {
    const before = table([{ id: '1', title: 'A', keywords: ['x'] }, { id: '2', title: 'B', keywords: [] }, { id: '3', title: 'C', keywords: null }])
    const after = table([{ id: '3', title: 'C', keywords: null }, { id: '1', title: 'A', keywords: ['x', 'y'] }, { id: '4', title: 'D', keywords: [] }])
    expect(compareRows(before, after)).toEqual({
      added: [{ key: '4', title: 'D' }], removed: [{ key: '2', title: 'B' }], same: 1,
      changed: [{ key: '1', title: 'A', cells: [expect.objectContaining({ before: 'x', after: 'x; y' })] }],
    })
  })

  it('gives up where an id occurs twice or a row has none', () => {
    const good = table([{ id: '1', title: 'A' }])
    expect(compareRows(table([{ id: '1' }, { id: '1' }]), good)).toBeNull()
    expect(compareRows(good, table([{ title: 'A' }]))).toBeNull()
  })
})

describe('compareJson', () => {
  it('names the places that differ, and counts those that it does not list', () => {
    expect(compareJson({ a: [1, { b: 2 }], c: null }, { a: [1, { b: 3 }], c: null, d: 'new' })).toEqual({ count: 2, changes: [{ path: 'a.1.b', before: 2, after: 3 }, { path: 'd', before: undefined, after: 'new' }] })
    const many = compareJson({}, Object.fromEntries(Array.from({ length: 700 }, (_, index) => [`k${index}`, index])))
    expect([many.count, many.changes.length]).toEqual([700, 500])
    expect(compareJson({ a: 1 }, { a: 1 }).count).toBe(0)
  })
})

describe('the history', () => {
  // Only what another window writes is heard through the window.
  beforeEach(() => void vi.stubGlobal('window', new EventTarget()))

  it('keeps pinned ones however old and the newest 200 of the others', () => {
    let entries: HistoryEntry[] = [entry('old', 0, { isPinned: true })]
    for (let at = 1; at <= 250; at++) entries = withEntry(entries, entry(String(at), at))
    expect(entries.map(({ id }) => id)).toContain('old')
    expect(entries.filter(({ isPinned }) => !isPinned).map(({ at }) => at).sort((a, b) => a - b)[0]).toBe(51)
  })

  it('finds by every word, in name, text and variables; pinned ones first, then the newest', () => {
    const entries = [entry('1', 1, { variables: { q: '小麦' } }), entry('2', 2, { isPinned: true, variables: { q: '小麦' } }), entry('3', 3), entry('4', 4, { query: '{ wheat }', variables: { q: '小麦' } })]
    expect(foundEntries(entries, '小麦').map(({ id }) => id)).toEqual(['2', '4', '1'])
    expect(foundEntries(entries, '小麦 WHEAT').map(({ id }) => id)).toEqual(['4'])
    expect(foundEntries(entries, '').map(({ id }) => id)).toEqual(['2', '4', '3', '1'])
  })

  it('is shared by two windows, survives nonsense in the storage, and makes room where it is full', () => {
    const storage = memoryStorage()
    const [one, other] = [createHistoryStore(storage), createHistoryStore(storage)]
    one.add(entry('1', 1))
    other.add(entry('2', 2))
    expect(one.entries().map(({ id }) => id)).toEqual(['2', '1'])
    one.pin('1', true)
    other.remove(new Set(['2']))
    expect(one.entries()).toEqual([expect.objectContaining({ id: '1', isPinned: true })])
    storage.setItem('keyuan:history', '{"no": "list"')
    expect(one.entries()).toEqual([])

    const small = memoryStorage()
    const full = createHistoryStore({
      getItem: (key) => small.getItem(key),
      setItem: (key, text) => {
        if (text.length > 600) throw new DOMException('full', 'QuotaExceededError')
        small.setItem(key, text)
      },
    })
    for (let at = 1; at <= 9; at++) full.add(entry(String(at), at))
    expect(full.entries()[0]?.id).toBe('9')
    expect(full.entries().length).toBeGreaterThan(1)
  })
})

describe('parseBudget', () => {
  it('reads what the graph tells, and nothing else', () => {
    expect(parseBudget('requested=61, limit=1000000, remaining=999939, reset=60')).toEqual({ requested: 61, limit: 1_000_000, remaining: 999_939, resetSeconds: 60 })
    expect(parseBudget(null)).toBeUndefined()
    expect(parseBudget('requested=x, limit=1, remaining=1, reset=1')).toBeUndefined()
  })
})
