import { describe, expect, it } from 'vitest'
import { createBatches, MOST_ITEMS, type Pending } from './batches.ts'
import { FORMATS } from './formats.ts'
import type { Typename } from './typenames.ts'

const [format] = FORMATS
if (!format) throw new Error('no formats')
const source = { format, file: { path: 'f', size: 1, encoding: 'utf-8' as const, bytesRead: 0, notes: [] } }
const item = (sourceId: string, bytes = 100, typename: Typename = 'Paper'): Pending => ({ source, number: 1, bytes, upsert: { source: 's', sourceId, typename, deleted: false } })
const fill = (items: readonly Pending[]) => {
  const batches = createBatches()
  return [...items.flatMap((one) => batches.add(one)), ...batches.rest()]
}

describe('createBatches', () => {
  it('keeps a batch to 500 items of one namespace', () => {
    const batches = fill([...Array.from({ length: 1001 }, (_, at) => item(String(at))), item('x', 1, 'Species')])
    expect(batches.map(({ namespace, items }) => [namespace, items.length])).toEqual([['literature', MOST_ITEMS], ['literature', MOST_ITEMS], ['literature', 1], ['natural-resources', 1]])
  })
  it('keeps a batch below the megabyte that servers take', () => expect(fill([item('a', 400_000), item('b', 400_000), item('c', 400_000), item('d', 2_000_000), item('e', 1)]).map(({ items }) => items.length)).toEqual([2, 1, 1, 1]))
  it('never holds one resource twice in a batch', () => expect(fill([item('a'), item('b'), item('a')]).map(({ items }) => items.length)).toEqual([2, 1]))
  it('loses and doubles nothing', () => {
    const given = Array.from({ length: 3_000 }, (_, at) => item(String(at % 700), (at * 7919) % 5_000, at % 3 ? 'Paper' : 'Project'))
    expect(fill(given).flatMap(({ items }) => items)).toHaveLength(3_000)
  })
})
