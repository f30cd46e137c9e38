import type { DatabaseSync } from 'node:sqlite'
import type { BucketDigest } from '../../port.ts'
import { sql } from '../sql.ts'
import { rows } from './rows.ts'

export const digests = (db: DatabaseSync): BucketDigest[] =>
  rows<BucketDigest>(db, sql`SELECT bucket, count(*) AS count, sum(checksum) AS sum FROM document INDEXED BY document_bucket WHERE deleted = 0 GROUP BY bucket`).map((digest) => ({ ...digest }))
