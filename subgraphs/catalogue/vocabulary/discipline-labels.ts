import { boundedCache } from '../../kit/bounded-cache.ts'
import type { Database } from '../../kit/database.ts'
import { type CatalogueContext, findRow } from '../context.ts'
import type { Label } from '../facet-labels.ts'
import { anonymousQuery } from '../search-query.ts'

/** Codes looked up for one answer; those beyond stand as codes. */
const MOST_LOOKED_UP = 40
/** A code that no record names today may be named by one tomorrow. */
const ASK_AGAIN_MS = 600_000
const newCache = () => boundedCache<string, { label: Label | null; until: number }>({ entries: 10_000 })
/** What one read model calls a code another need not. */
const caches = new WeakMap<Database, ReturnType<typeof newCache>>()

const cacheOf = (database: Database): ReturnType<typeof newCache> => {
  const cache = caches.get(database) ?? newCache()
  caches.set(database, cache)
  return cache
}

/** A code finds what is below it too: of so many records one will bear the code itself. */
const LOOKED_AT = 20

/** What a record that bears the code calls it. */
const lookUp = async (context: CatalogueContext, code: string): Promise<Label | null> => {
  const { hits } = await context.runtime.engine.search({ ...anonymousQuery(context), filter: { terms: { DISCIPLINE: [code] } }, sort: 'RELEASED_DESC', first: LOOKED_AT })
  const rows = await Promise.all(hits.map((hit) => findRow(context, hit.id)))
  const found = rows.flatMap((row) => row?.document.disciplines ?? []).find((discipline) => discipline.label && discipline.code.replace(/[.\s]/g, '') === code)
  return found ? { label: found.label ?? null, labelEn: found.labelEn ?? null } : null
}

/** Names of disciplines (GB/T 13745), of which there is no list here: as the records have them, and remembered. */
export const disciplineLabels = async (context: CatalogueContext, codes: readonly string[]): Promise<ReadonlyMap<string, Label>> => {
  const now = Date.now()
  const known = cacheOf(context.runtime.database)
  const wanted = codes.filter((code) => !((known.get(code)?.until ?? 0) > now)).slice(0, MOST_LOOKED_UP)
  await Promise.all(wanted.map(async (code) => {
    const label = await lookUp(context, code)
    known.set(code, { label, until: label ? Infinity : now + ASK_AGAIN_MS })
  }))
  return new Map(codes.flatMap((code): [string, Label][] => {
    const label = known.get(code)?.label
    return label ? [[code, label]] : []
  }))
}
