import { readFileSync } from 'node:fs'

/** A query with its judgements, as one line of a file. */
export interface Question { qid: string; type: string; query: string; relevant_ids: string[] }
/** A document, as one line of a corpus. */
export interface Paper { id: string; title: string; title_en?: string; abstract?: string; keywords?: string[] }

export const readLines = <T>(path: string): T[] => readFileSync(path, 'utf8').replace(/^\uFEFF/, '').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as T)
