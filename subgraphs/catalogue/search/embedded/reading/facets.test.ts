import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { query } from '../../contract/fixtures.ts'
import type { IndexDocument } from '../../port.ts'
import { temporaryFolders } from '../fixtures/temporary-folders.ts'
import { openFile } from '../storage/open-file.ts'
import { packEntry } from '../storage/pack-entry.ts'
import { writeBatch } from '../storage/write-batch.ts'
import { facets } from './facets.ts'
import { createWorkTables } from './find.ts'

const COUNT = 6_000
const folders = temporaryFolders()
afterAll(folders.remove)

it('facets of many documents are counted by the terms of the field, and come to the same', () => {
  const { db } = openFile(join(folders.make(), 'index.sqlite'))
  const documents = Array.from({ length: COUNT }, (_, i): IndexDocument => ({
    id: `a:${i}`, version: 1n, deleted: false, suggestions: [], bucket: 0, checksum: 0,
    public: { text: {}, terms: { RESOURCE_TYPE: [i % 10 ? 'PAPER' : 'STRAIN'], KEYWORD: i % 3 ? [`k${i % 7}`, `m${i % 2}`] : [] }, points: [], boxes: [] },
  }))
  writeBatch(db, documents.map(packEntry), '1')
  db.exec(createWorkTables)

  const [keywords, types] = facets(db, query({ filter: { terms: { RESOURCE_TYPE: ['PAPER'] } } }), [{ field: 'KEYWORD', first: 100 }, { field: 'RESOURCE_TYPE', first: 5 }])
  const papers = documents.filter((_, i) => i % 10)
  const byHand = new Map<string, number>()
  for (const { public: tier } of papers) for (const keyword of tier.terms.KEYWORD ?? []) byHand.set(keyword, (byHand.get(keyword) ?? 0) + 1)
  expect(new Map(keywords?.buckets.map(({ key, count }) => [key, count]))).toEqual(byHand)
  expect(keywords).toMatchObject({ totalBuckets: 9, missing: papers.filter(({ public: tier }) => tier.terms.KEYWORD?.length === 0).length })
  expect(types?.buckets).toEqual([{ key: 'PAPER', count: COUNT * 0.9 }, { key: 'STRAIN', count: COUNT * 0.1 }])
  db.close()
})
