import type { BucketDigest } from '../../port.ts'
import { type Reading, searchResources } from './reading.ts'

const BUCKETS = 1_024

export const digests = async (reading: Reading): Promise<BucketDigest[]> => {
  const { aggregations } = await searchResources(reading, {
    size: 0,
    query: { term: { live: true } },
    aggregations: { buckets: { terms: { field: 'bucket', size: BUCKETS, order: { _key: 'asc' } }, aggregations: { sum: { sum: { field: 'checksum' } } } } },
  })
  const { buckets } = (aggregations as unknown as { buckets: { buckets: { key: number; doc_count: number; sum: { value: number } }[] } }).buckets
  return buckets.map(({ key, doc_count, sum }) => ({ bucket: key, count: doc_count, sum: sum.value }))
}
