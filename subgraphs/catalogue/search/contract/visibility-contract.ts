import { expect, it } from 'vitest'
import type { SearchEngine } from '../port.ts'
import { entry, fill, ids, NOW, query, request, write } from './fixtures.ts'

const UNTIL = '2026-06-01'
const AFTER = Date.parse('2026-05-31T16:00:00Z')

export const visibilityContract = (engine: () => SearchEngine): void => {
  const restricted = {
    title: '甲', description: 'secretword', sharing: { level: 'RESTRICTED' as const }, search: { public: ['specialword'], protected: ['assetword'] },
    spatialCoverage: [{ name: 'hiddenplace', adminCode: '540000', point: { lon: 90, lat: 30 } }],
  }

  it('search finds a restricted record by its open fields, and by the rest only for those who may', async () => {
    await fill(engine(), { 'a:1': restricted })
    expect(await ids(engine(), { q: '甲' })).toEqual(['a:1'])
    for (const q of ['secretword', 'specialword', 'assetword', 'hiddenplace']) {
      expect(await ids(engine(), { q })).toEqual([])
      expect(await ids(engine(), { q, field: 'abstract' })).toEqual([])
      expect(await ids(engine(), { q, protectedTiers: true })).toEqual(['a:1'])
    }
  })

  it('filters, facets and the map do not tell what the text does not', async () => {
    await fill(engine(), { 'a:1': restricted })
    const provinces = (protectedTiers: boolean) => engine().facets(query({ protectedTiers }), [{ field: 'PROVINCE', first: 5 }])
    expect(await provinces(false)).toEqual([{ totalBuckets: 0, buckets: [], missing: 1 }])
    expect(await provinces(true)).toEqual([{ totalBuckets: 1, buckets: [{ key: '540000', count: 1 }], missing: 0 }])
    const filters = [{ terms: { PROVINCE: ['540000'] } }, { terms: {}, near: { lon: 90, lat: 30, km: 10 } }, { terms: {}, box: { west: 89, south: 29, east: 91, north: 31 } }]
    for (const filter of filters) {
      expect(await ids(engine(), { filter })).toEqual([])
      expect(await ids(engine(), { filter, protectedTiers: true })).toEqual(['a:1'])
    }
  })

  it('words of a query may be spread over what is open and what is protected', async () => {
    await fill(engine(), { 'a:1': { ...restricted, title: 'openword' }, 'a:2': { title: 'openword' } })
    expect(await ids(engine(), { q: 'openword secretword', protectedTiers: true })).toEqual(['a:1'])
    expect(await ids(engine(), { q: 'openword secretword' })).toEqual([])
  })

  it('protected text does not weigh in the ranking of those who may not see it', async () => {
    await fill(engine(), { 'a:1': { title: '小麦' }, 'a:2': { title: '小麦', search: { protected: ['小麦 '.repeat(50), 'other words in plenty '.repeat(50)] } } })
    const { hits } = await engine().search(request({ q: '小麦' }))
    expect(hits.map(({ id }) => id)).toEqual(['a:1', 'a:2'])
    expect(hits[0]?.score).toBe(hits[1]?.score)
    expect((await engine().search(request({ q: '小麦', protectedTiers: true }))).hits[0]?.id).toBe('a:2')
  })

  it('an embargo leaves title and abstract open, and lifts for the rest by the clock', async () => {
    const embargoed = { title: '乙', description: 'abstractword', search: { public: ['specialword'], protected: ['assetword'] }, sharing: { embargoUntil: UNTIL }, spatialCoverage: [{ adminCode: '540000' }] }
    await fill(engine(), { 'a:1': embargoed })
    expect(await ids(engine(), { q: 'abstractword' })).toEqual(['a:1'])
    for (const asked of [{ q: 'specialword' }, { filter: { terms: { PROVINCE: ['540000'] } } }]) {
      expect(await ids(engine(), { ...asked, now: NOW })).toEqual([])
      expect(await ids(engine(), { ...asked, now: AFTER - 1 })).toEqual([])
      expect(await ids(engine(), { ...asked, now: AFTER })).toEqual(['a:1'])
      expect(await ids(engine(), { ...asked, now: NOW, protectedTiers: true })).toEqual(['a:1'])
    }
    expect(await ids(engine(), { q: 'assetword', now: AFTER + 1e12 })).toEqual([])
  })

  it('the end of an embargo does not open what is restricted anyway', async () => {
    await fill(engine(), { 'a:1': { ...restricted, sharing: { level: 'RESTRICTED', embargoUntil: UNTIL } } })
    for (const q of ['secretword', 'specialword', 'assetword']) expect(await ids(engine(), { q, now: AFTER + 1 })).toEqual([])
  })

  it('an embargo without a date holds until the record changes', async () => {
    await fill(engine(), { 'a:1': { title: '丙', status: 'EMBARGOED', search: { public: ['specialword'] } } })
    expect(await ids(engine(), { q: 'specialword', now: AFTER + 1e12 })).toEqual([])
    expect(await ids(engine(), { q: '丙' })).toEqual(['a:1'])
  })

  it('exact places of protected kinds are found on the map by those who may see them only', async () => {
    const document = { title: '野大豆', sharing: { level: 'REGISTERED' as const }, spatialCoverage: [{ adminCode: '540000', point: { lon: 90, lat: 30 } }] }
    await write(engine(), [entry('a:1', document, { preciseLocation: true }), entry('a:2', document)])
    const filter = { terms: {}, near: { lon: 90, lat: 30, km: 1 } }
    expect(await ids(engine(), { filter })).toEqual(['a:2'])
    expect((await ids(engine(), { filter, protectedTiers: true })).sort()).toEqual(['a:1', 'a:2'])
    expect((await ids(engine(), { filter: { terms: { PROVINCE: ['540000'] } } })).sort()).toEqual(['a:1', 'a:2'])
  })
}
