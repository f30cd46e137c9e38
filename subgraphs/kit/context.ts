import type DataLoader from 'dataloader'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { isText } from '../../schema/check-document.ts'
import { namespaceOf } from '../../schema/resource-id.ts'
import type { Viewer } from '../../schema/viewer.ts'
import type { CoreRow } from './kind.ts'
import { createLoaders, type Loaders } from './loaders.ts'
import { rowsByIds, rowsByKey } from './repositories/kind-rows.ts'
import { kindOf, type Store } from './store.ts'
import { type View, viewOf } from './view.ts'

/** What a request is about: who asks, and when. */
export interface RequestInit {
  viewer: Viewer
  requestId: string
  /** Namespaces that did not answer the gateway lately; told to the catalogue alone. */
  unreachable?: readonly string[]
}

/** One request within one subgraph. Every read of a level goes through a loader: one statement for all of it. */
export interface SubgraphContext extends RequestInit {
  store: Store
  now: Date
  loader: Loaders
}

export const createContext = (store: Store, { viewer, requestId }: RequestInit): SubgraphContext => ({ store, viewer, requestId, now: new Date(), loader: createLoaders() })

const rowLoader = (context: SubgraphContext, typename: string): DataLoader<string, CoreRow | null, string> =>
  context.loader<string, CoreRow | null>(`row ${typename}`, async (ids) => {
    const rows = await rowsByIds(context.store.database.db, kindOf(context.store, typename), ids)
    return ids.map((id) => rows.get(id) ?? null)
  })

const asSeen = (context: SubgraphContext, typename: string, row: CoreRow | null): View | null =>
  row && viewOf(kindOf(context.store, typename), row, context.viewer, context.now)

/** One thing by id, as the viewer may see it. */
export const findById = async (context: SubgraphContext, typename: string, id: string): Promise<View | null> =>
  namespaceOf(id) === null ? null : asSeen(context, typename, await rowLoader(context, typename).load(id))

/** One thing by another unique key. */
export const findByKey = async (context: SubgraphContext, typename: string, key: string, value: string): Promise<View | null> => {
  if (!isText(value)) return null
  const kind = kindOf(context.store, typename)
  const column = (kind.table as unknown as Record<string, AnyPgColumn>)[key]
  if (!column) throw new Error(`${typename} has no column ${key}`)
  const loader = context.loader<string, CoreRow | null>(`key ${typename}.${key}`, async (values) => {
    const rows = await rowsByKey(context.store.database.db, kind, sql`${column}`, (row) => String((row as unknown as Record<string, unknown>)[key]), values)
    return values.map((item) => rows.get(item.toLowerCase()) ?? null)
  })
  const canonical = kind.canonical[key]?.of(value)
  return canonical === null ? null : asSeen(context, typename, await loader.load(canonical ?? value))
}

/** Rows that another statement brought along need no second one; seen as everything is. */
export const seenRow = (context: SubgraphContext, typename: string, row: CoreRow): View | null => {
  rowLoader(context, typename).prime(row.id, row)
  return asSeen(context, typename, row)
}
