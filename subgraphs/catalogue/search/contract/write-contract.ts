import { expect, it } from 'vitest'
import type { SearchEngine } from '../port.ts'
import { entry, fill, ids, NOW, request, tombstone } from './fixtures.ts'

export const writeContract = (engine: () => SearchEngine): void => {
  it('write keeps batch and position together, and stats say so', async () => {
    expect(await engine().stats()).toMatchObject({ documents: 0, position: null })
    await fill(engine(), { 'a:1': { title: '小麦' }, 'a:2': { title: '水稻' } }, 'epoch-1:7')
    expect(await engine().stats()).toMatchObject({ documents: 2, position: 'epoch-1:7' })
    expect((await engine().stats()).analysisVersion).toBeGreaterThan(0)
    await engine().write([], 'epoch-1:8')
    expect((await engine().stats()).position).toBe('epoch-1:8')
  })

  it('write is searchable as soon as it has answered', async () => {
    for (let version = 1n; version <= 10n; version++) {
      await engine().write([entry('a:1', { title: `第${version}版本 mark${version}` }, { version })], String(version))
      expect(await ids(engine(), { q: `mark${version}` })).toEqual(['a:1'])
    }
  })

  it('write of a lower or equal version changes nothing', async () => {
    await engine().write([entry('a:1', { title: 'wheat' }, { version: 5n })], '1')
    await engine().write([entry('a:1', { title: 'rice' }, { version: 5n }), entry('a:1', { title: 'maize' }, { version: 4n })], '2')
    expect(await ids(engine(), { q: 'wheat' })).toEqual(['a:1'])
    expect(await ids(engine(), { q: 'rice maize' })).toEqual([])
  })

  it('write of a higher version leaves nothing of the lower one', async () => {
    const place = (lon: number) => ({ spatialCoverage: [{ point: { lon, lat: 30 }, adminCode: lon > 100 ? '110000' : '540000' }] })
    await engine().write([entry('a:1', { title: 'wheat', keywords: ['grain'], releasedAt: '2020-01-01T00:00:00Z', ...place(90) })], '1')
    await engine().write([entry('a:1', { title: 'rice', keywords: ['paddy'], ...place(110) }, { version: 2n })], '2')
    expect(await ids(engine(), { q: 'wheat' })).toEqual([])
    expect(await ids(engine(), { filter: { terms: { KEYWORD: ['grain'] } } })).toEqual([])
    expect(await ids(engine(), { filter: { terms: {}, box: { west: 89, south: 29, east: 91, north: 31 } } })).toEqual([])
    expect(await ids(engine(), { filter: { terms: {}, released: { to: NOW } } })).toEqual([])
    expect(await ids(engine(), { q: 'rice', filter: { terms: { KEYWORD: ['paddy'], PROVINCE: ['110000'] }, near: { lon: 110, lat: 30, km: 1 } } })).toEqual(['a:1'])
  })

  it('write takes the last of several versions in one batch, whatever their order', async () => {
    await engine().write([entry('a:1', { title: 'second' }, { version: 2n }), entry('a:1', { title: 'first' }, { version: 1n }), entry('a:1', { title: 'third' }, { version: 3n })], '1')
    expect(await ids(engine(), { q: 'third' })).toEqual(['a:1'])
    expect((await engine().stats()).documents).toBe(1)
  })

  it('a tombstone takes a record out and keeps an older write from bringing it back', async () => {
    await engine().write([entry('a:1', { title: 'wheat', keywords: ['grain'] }, { version: 1n })], '1')
    await engine().write([tombstone('a:1', 3n), tombstone('a:2', 3n)], '2')
    await engine().write([entry('a:1', { title: 'wheat' }, { version: 2n }), entry('a:2', { title: 'wheat' }, { version: 2n })], '3')
    expect(await ids(engine(), { q: 'wheat' })).toEqual([])
    expect(await ids(engine())).toEqual([])
    expect(await engine().facets({ ...request(), query: undefined }, [{ field: 'KEYWORD', first: 5 }])).toEqual([{ totalBuckets: 0, buckets: [], missing: 0 }])
    await engine().write([entry('a:1', { title: 'wheat' }, { version: 4n })], '4')
    expect(await ids(engine(), { q: 'wheat' })).toEqual(['a:1'])
  })

  it('a withdrawn record and a draft are not to be found', async () => {
    await fill(engine(), { 'a:1': { title: 'wheat', status: 'WITHDRAWN' }, 'a:2': { title: 'wheat', status: 'DRAFT' }, 'a:3': { title: 'wheat' } })
    expect(await ids(engine(), { q: 'wheat' })).toEqual(['a:3'])
  })

  it('scan walks ids and versions in order of id, tombstones left out', async () => {
    const version = 9_007_199_254_740_993n
    await engine().write([entry('b:1', {}, { version }), entry('a:2', {}), tombstone('a:3', 1n), entry('a:10', {})], '1')
    expect(await engine().scan(null, 2)).toEqual([{ id: 'a:10', version: 1n }, { id: 'a:2', version: 1n }])
    expect(await engine().scan('a:2', 2)).toEqual([{ id: 'b:1', version }])
    expect(await engine().scan('b:1', 2)).toEqual([])
  })
}
