import { expect, it } from 'vitest'
import type { SearchEngine } from '../port.ts'
import { built, entry, fill, ids, NOW, query, tombstone, write } from './fixtures.ts'

export const writeContract = (engine: () => SearchEngine): void => {
  it('write keeps batch and position together, and stats say so', async () => {
    expect(await engine().stats()).toMatchObject({ documents: 0, position: null })
    await fill(engine(), { 'a:1': { title: '小麦' }, 'a:2': { title: '水稻' } }, 'epoch-1:7')
    expect(await engine().stats()).toMatchObject({ documents: 2, position: 'epoch-1:7' })
    expect((await engine().stats()).analysisVersion).toBeGreaterThan(0)
    await write(engine(), [], 'epoch-1:8')
    expect((await engine().stats()).position).toBe('epoch-1:8')
  })

  it('write is searchable as soon as stats tell its position', async () => {
    for (let version = 1n; version <= 10n; version++) {
      await write(engine(), [entry('a:1', { title: `第${version}版本 mark${version}` }, { version })])
      expect(await ids(engine(), { q: `mark${version}` })).toEqual(['a:1'])
    }
  })

  it('write of a lower or equal version changes nothing', async () => {
    await write(engine(), [entry('a:1', { title: 'wheat' }, { version: 5n })])
    await write(engine(), [entry('a:1', { title: 'rice' }, { version: 5n }), entry('a:1', { title: 'maize' }, { version: 4n })])
    expect(await ids(engine(), { q: 'wheat' })).toEqual(['a:1'])
    expect(await ids(engine(), { q: 'rice maize' })).toEqual([])
  })

  it('write of a higher version leaves nothing of the lower one', async () => {
    const place = (lon: number) => ({ spatialCoverage: [{ point: { lon, lat: 30 }, adminCode: lon > 100 ? '110000' : '540000' }] })
    await write(engine(), [entry('a:1', { title: 'wheat', keywords: ['grain'], releasedAt: '2020-01-01T00:00:00Z', ...place(90) })])
    await write(engine(), [entry('a:1', { title: 'rice', keywords: ['paddy'], ...place(110) }, { version: 2n })])
    expect(await ids(engine(), { q: 'wheat' })).toEqual([])
    expect(await ids(engine(), { filter: { terms: { KEYWORD: ['grain'] } } })).toEqual([])
    expect(await ids(engine(), { filter: { terms: {}, box: { west: 89, south: 29, east: 91, north: 31 } } })).toEqual([])
    expect(await ids(engine(), { filter: { terms: {}, released: { to: NOW } } })).toEqual([])
    expect(await ids(engine(), { q: 'rice', filter: { terms: { KEYWORD: ['paddy'], PROVINCE: ['110000'] }, near: { lon: 110, lat: 30, km: 1 } } })).toEqual(['a:1'])
  })

  it('write takes the last of several versions in one batch, whatever their order', async () => {
    await write(engine(), [entry('a:1', { title: 'second' }, { version: 2n }), entry('a:1', { title: 'first' }, { version: 1n }), entry('a:1', { title: 'third' }, { version: 3n })])
    expect(await ids(engine(), { q: 'third' })).toEqual(['a:1'])
    expect((await engine().stats()).documents).toBe(1)
  })

  it('a tombstone takes a record out and keeps an older write from bringing it back', async () => {
    await write(engine(), [entry('a:1', { title: 'wheat', keywords: ['grain'] }, { version: 1n })])
    await write(engine(), [tombstone('a:1', 3n), tombstone('a:2', 3n)])
    await write(engine(), [entry('a:1', { title: 'wheat' }, { version: 2n }), entry('a:2', { title: 'wheat' }, { version: 2n })])
    expect(await ids(engine(), { q: 'wheat' })).toEqual([])
    expect(await ids(engine())).toEqual([])
    expect(await engine().facets(query(), [{ field: 'KEYWORD', first: 5 }])).toEqual([{ totalBuckets: 0, buckets: [], missing: 0 }])
    await write(engine(), [entry('a:1', { title: 'wheat' }, { version: 4n })])
    expect(await ids(engine(), { q: 'wheat' })).toEqual(['a:1'])
  })

  it('a withdrawn record and a draft are not to be found', async () => {
    await fill(engine(), { 'a:1': { title: 'wheat', status: 'WITHDRAWN' }, 'a:2': { title: 'wheat', status: 'DRAFT' }, 'a:3': { title: 'wheat' } })
    expect(await ids(engine(), { q: 'wheat' })).toEqual(['a:3'])
  })

  it('scan walks ids and versions in order of id, tombstones left out, all or what a query finds', async () => {
    const version = 9_007_199_254_740_993n
    await write(engine(), [entry('b:1', { title: 'wheat' }, { version }), entry('a:2', { resourceType: 'PAPER' }), tombstone('a:3', 1n), entry('a:10', { title: 'wheat' }), entry('B:1', {})])
    const scan = async (asked: Parameters<typeof query>[0], after: string | null, first: number) => (await engine().scan(query(asked), after, first)).map(({ id }) => id)
    expect(await engine().scan(query(), null, 3)).toEqual([{ id: 'B:1', version: 1n }, { id: 'a:10', version: 1n }, { id: 'a:2', version: 1n }])
    expect(await engine().scan(query(), 'a:2', 2)).toEqual([{ id: 'b:1', version }])
    expect(await scan({}, 'b:1', 2)).toEqual([])
    expect(await scan({ q: 'wheat' }, null, 1)).toEqual(['a:10'])
    expect(await scan({ q: 'wheat' }, 'a:10', 1)).toEqual(['b:1'])
    expect(await scan({ q: 'wheat' }, 'b:1', 1)).toEqual([])
    expect(await scan({ filter: { terms: { RESOURCE_TYPE: ['PAPER'] } } }, null, 9)).toEqual(['a:2'])
    expect(await scan({ q: 'nothing' }, null, 9)).toEqual([])
    await expect(engine().scan(query(), null, 0)).rejects.toMatchObject({ extensions: { code: 'BAD_INPUT' } })
  })

  it('digests count and add up what is live in each bucket, and change with every write', async () => {
    const digests = async () => (await engine().digests()).sort((a, b) => a.bucket - b.bucket)
    expect(await digests()).toEqual([])
    const most = 4_294_967_295
    await write(engine(), [built('a:1', { bucket: 0, checksum: most }), built('a:2', { bucket: 0, checksum: most }), built('a:3', { bucket: 1023, checksum: 5 }), tombstone('a:4', 1n)])
    expect(await digests()).toEqual([{ bucket: 0, count: 2, sum: 2 * most }, { bucket: 1023, count: 1, sum: 5 }])
    await write(engine(), [built('a:1', { version: 2n, bucket: 0, checksum: 1 }), tombstone('a:3', 2n)])
    expect(await digests()).toEqual([{ bucket: 0, count: 2, sum: most + 1 }])
  })

  it('count may leave off beyond what it was asked for, and says so', async () => {
    await fill(engine(), Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`a:${at}`, { title: at < 7 ? 'wheat' : 'rice' }])))
    const [wheat, rice] = await engine().count([query({ q: 'wheat' }), query({ q: 'rice' })], 10)
    expect(wheat).toEqual({ value: 7, relation: 'EXACT' })
    expect([{ value: 23, relation: 'EXACT' }, { value: 10, relation: 'AT_LEAST' }]).toContainEqual(rice)
  })

  it('count answers several queries in their order', async () => {
    await fill(engine(), { 'a:1': { title: 'wheat', resourceType: 'PAPER' }, 'a:2': { title: 'wheat' }, 'a:3': { title: 'rice' } })
    const wheat = query({ q: 'wheat' })
    const asked = [wheat, query(), { ...wheat, filter: { terms: { RESOURCE_TYPE: ['PAPER'] } } }, query({ q: 'rice' }), query({ q: 'nothing' }), wheat]
    expect((await engine().count(asked)).map(({ value }) => value)).toEqual([2, 3, 1, 1, 0, 2])
    expect(await engine().count([])).toEqual([])
    await expect(engine().count(Array.from({ length: 101 }, () => query()))).rejects.toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED' } })
  })
}
