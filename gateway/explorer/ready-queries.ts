import { readdirSync, readFileSync } from 'node:fs'
import { parseReadyQueries, type ReadyQuery } from './parse-ready-query.ts'

export type { ReadyQuery }

const folder = new URL('./queries/', import.meta.url)

/** The ready queries of the explorer, in menu order; the page bundles the same files at build time. */
export const readyQueries: readonly ReadyQuery[] = parseReadyQueries(
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')])),
)
