import { redact } from '../../schema/redact.ts'
import type { CoreRecord } from '../../schema/redact.ts'
import { namespaceOf } from '../../schema/resource-id.ts'
import type { RequestInit } from '../kit/context.ts'
import { createLoaders, type Loaders } from '../kit/loaders.ts'
import type { CatalogueRuntime } from './runtime.ts'
import { labelsOf, type ResourceRow, resourcesByIds } from './repositories/read-model.ts'

export interface CatalogueContext extends RequestInit {
  runtime: CatalogueRuntime
  unreachable: readonly string[]
  now: Date
  loader: Loaders
  /** Resources for which this request has asked `moreLikeThis`. */
  likened: Set<string>
}

export const createContext = (runtime: CatalogueRuntime, { viewer, requestId, unreachable = [] }: RequestInit): CatalogueContext => ({ runtime, viewer, requestId, unreachable, now: new Date(), loader: createLoaders(), likened: new Set() })

/** A resource as one viewer may see it; what the resolvers of `Resource` and of the stubs read. */
export interface ResourceView extends Record<string, unknown> {
  __typename: string
  id: string
  redactedFields: string[]
}

export const findRow = async (context: CatalogueContext, id: string): Promise<ResourceRow | null> =>
  namespaceOf(id) === null ? null : context
    .loader<string, ResourceRow | null>('resource', async (ids) => {
      const rows = await resourcesByIds(context.runtime.database.db, ids)
      return ids.map((item) => rows.get(item) ?? null)
    })
    .load(id)

/** Elements of the document that are none of the graph's core fields. */
const recordOf = ({ id, document }: ResourceRow): CoreRecord => {
  const { profile: _p, search: _s, measures: _m, dimensions: _i, relations: _r, details: _d, tombstone: _t, preciseLocation: _l, ...record } = document
  return { id, ...record }
}

/** The row as the viewer may see it. Null where they may not know of it, or where this version of the graph does not know its type. */
export const viewOf = (context: CatalogueContext, row: ResourceRow): ResourceView | null => {
  if (!context.runtime.typenames.has(row.typename)) return null
  const seen = redact(recordOf(row), {}, {}, row.document.preciseLocation === true, context.viewer, context.now)
  return seen && { ...seen.fields, __typename: row.typename, id: row.id, redactedFields: seen.hidden }
}

export const findResource = async (context: CatalogueContext, id: string): Promise<ResourceView | null> => {
  const row = await findRow(context, id)
  return row && viewOf(context, row)
}

/** Names of entities that are no resources: platforms, organizations, projects. */
export const findLabel = (context: CatalogueContext, id: string): Promise<{ label: string | null; labelEn: string | null; typename: string } | null> =>
  context
    .loader<string, { label: string | null; labelEn: string | null; typename: string } | null>('label', async (ids) => {
      const labels = await labelsOf(context.runtime.database.db, ids)
      return ids.map((item) => labels.get(item) ?? null)
    })
    .load(id)
