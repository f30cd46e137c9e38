import type { BucketDigest } from '../../search/port.ts'
import type { ExpectedDigests } from '../../repositories/drift.ts'

/** Buckets of which the index holds something else than the read model says. Those with changes on their way are not judged. */
export const differingBuckets = (indexed: readonly BucketDigest[], { digests, moving }: ExpectedDigests): number[] => {
  const found = new Map(indexed.map((digest) => [digest.bucket, digest]))
  return [...new Set([...found.keys(), ...digests.keys()])].filter((bucket) => {
    const [is, ought] = [found.get(bucket), digests.get(bucket)]
    return !moving.has(bucket) && (is?.count !== (ought?.count || undefined) || (is?.sum ?? 0) !== (ought?.sum ?? 0))
  }).sort((a, b) => a - b)
}
