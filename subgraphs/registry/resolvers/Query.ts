import { decodeCursor, encodeCursor } from '../../kit/cursor.ts'
import { type PageArguments, pageRequest, toConnection } from '../../kit/page.ts'
import { clientQueries } from './clients.ts'
import { currentVersion, versionPage, versionsBySequences } from '../repositories/graph-versions.ts'
import { partnerPage, partnersByNamespaces } from '../repositories/partners.ts'
import type { RegistryContext } from '../runtime.ts'
import { findCheck, idOfRun } from '../services/check-subgraph.ts'
import { exportQueries } from './exports.ts'
import { frozenQueries } from './frozen-results.ts'
import { savedQueryQueries } from './saved-queries.ts'
import { scheduleQueries } from './schedules.ts'

const PARTNERS = 'partners'
const VERSIONS = 'graph versions'

const partners = async (_source: unknown, args: PageArguments, { runtime }: RegistryContext) => {
  const request = pageRequest(args)
  const after = request.cursor === null ? null : String(decodeCursor(PARTNERS, request.cursor)[0])
  const rows = await partnerPage(runtime.database.db, { after, backward: request.backward, size: request.size })
  return toConnection(rows, request, (row) => encodeCursor(PARTNERS, [row.namespace]), (row) => row)
}

const graphVersions = async (_source: unknown, args: PageArguments, { runtime }: RegistryContext) => {
  const request = pageRequest(args)
  const after = request.cursor === null ? null : Number(decodeCursor(VERSIONS, request.cursor)[0])
  const rows = await versionPage(runtime.database.db, { after, backward: request.backward, size: request.size })
  return toConnection(rows, request, (row) => encodeCursor(VERSIONS, [row.sequence]), (row) => row)
}

export const Query = {
  ...clientQueries,
  partners,
  graphVersions,
  partner: async (_source: unknown, { namespace }: { namespace: string }, { runtime }: RegistryContext) => (await partnersByNamespaces(runtime.database.db, [namespace])).get(namespace) ?? null,
  graphVersion: async (_source: unknown, { sequence }: { sequence?: number | null }, { runtime }: RegistryContext) =>
    sequence == null ? currentVersion(runtime.database.db) : (await versionsBySequences(runtime.database.db, [sequence])).get(sequence) ?? null,
  schemaDeprecations: (_source: unknown, _args: unknown, context: RegistryContext) => context.runtime.deprecations(),
  ...savedQueryQueries,
  ...exportQueries,
  ...frozenQueries,
  ...scheduleQueries,
  schemaCheck: (_source: unknown, { id }: { id: string }, context: RegistryContext) => findCheck(context, idOfRun(id)),
}
