import { createHash } from 'node:crypto'

const md5 = (text: string): Buffer => createHash('md5').update(text).digest()

/** One of 1,024 parts of all resources. In SQL: the first ten bits of `md5(id)`. */
export const bucketOf = (id: string): number => md5(id).readUInt16BE(0) >> 6

/** 32 bits of what the read model says of a row. In SQL: the first 32 bits of `md5(id || ' ' || revision || ' ' || content_hash)`. */
export const rowChecksum = (id: string, revision: bigint, contentHash: string): number => md5(`${id} ${revision} ${contentHash}`).readUInt32BE(0)
