import { createHash } from 'node:crypto'
import postgres from 'postgres'
import type { SupergraphArtifact } from '../../schema/supergraph.ts'
import type { Viewer } from '../../schema/viewer.ts'
import { openDatabase } from '../kit/database.ts'
import { type CurrentGraph, currentGraph } from './graph/members.ts'
import { scopeOf } from './permissions.ts'
import { acknowledge, artifactOf, currentVersion } from './repositories/graph-versions.ts'
import { documentOf } from './repositories/clients.ts'
import { addOperations } from './repositories/operations.ts'
import { useToken } from './repositories/publish-tokens.ts'
import { hashOf, TOKEN_PREFIX } from './services/register-partner.ts'

export interface SeenOperation { document: string; name: string; client: string; clientVersion?: string | undefined; owner?: string | undefined; calls: number; firstSeenAt: Date; lastSeenAt: Date }

/** What every process that serves or follows the graph reads of the registry, and tells it, straight from the database: it works while the registry's own process is away. */
export interface SupergraphStore {
  /** The version to serve now; rejects where there is none, or no database. */
  current(): Promise<SupergraphArtifact>
  /** The current version with the subgraphs that it was made of. */
  graph(): Promise<CurrentGraph>
  /** An earlier version that some gateway still serves. */
  byVersion(version: string): Promise<SupergraphArtifact | null>
  /** Calls back whenever another version may have become current; the connection is made again by itself. */
  watch(onChange: () => void): Promise<void>
  acknowledge(id: string, served: { version: string; refused?: { version: string; error: string } | undefined }): Promise<void>
  /** Whoever holds a publish token; null where it is none in force. */
  viewerOfToken(token: string): Promise<Viewer | null>
  recordOperations(seen: readonly SeenOperation[]): Promise<void>
  /** The document that a client has registered under an id, or with a meaning (schema/operation-hash.ts). */
  registeredDocument(which: { id: string } | { hash: string }): Promise<string | undefined>
  close(): Promise<void>
}

const KEPT = 4

export const openSupergraphStore = (databaseUrl: string): SupergraphStore => {
  const database = openDatabase({ url: databaseUrl, connections: 2, name: 'supergraph' })
  const listener = postgres(databaseUrl, { max: 1, onnotice: () => undefined, connection: { application_name: 'keyuan supergraph listener' } })
  const known = new Map<string, SupergraphArtifact>()

  const byVersion = async (version: string): Promise<SupergraphArtifact | null> => {
    const found = known.get(version) ?? (await artifactOf(database.db, version))?.content
    if (!found) return null
    known.delete(version)
    known.set(version, found)
    for (const oldest of known.keys()) {
      if (known.size <= KEPT) break
      known.delete(oldest)
    }
    return found
  }

  return {
    byVersion,
    graph: () => currentGraph(database.db),
    current: async () => {
      const row = await currentVersion(database.db)
      const found = row && (await byVersion(row.version))
      if (!found) throw new Error('the registry holds no graph yet')
      return found
    },
    watch: async (onChange) => void (await listener.listen('keyuan_supergraph', onChange, onChange)),
    acknowledge: (id, { version, refused }) => acknowledge(database.db, { id, version, refusedVersion: refused?.version ?? null, error: refused?.error.slice(0, 1_000) ?? null, seenAt: new Date() }),
    viewerOfToken: async (token) => {
      if (!token.startsWith(TOKEN_PREFIX)) return null
      const row = await useToken(database.db, hashOf(token), new Date())
      return row ? { id: `partner:${row.namespace}`, grants: [{ role: 'PARTNER', scope: scopeOf(row.namespace) }] } : null
    },
    recordOperations: (seen) => addOperations(database.db, seen.map(({ clientVersion, owner, ...each }) => ({
      ...each, clientVersion: clientVersion ?? null, owner: owner ?? null,
      hash: createHash('sha256').update(JSON.stringify([each.document, each.client, clientVersion ?? null])).digest('hex').slice(0, 32),
    }))),
    registeredDocument: (which) => documentOf(database.db, which),
    close: async () => {
      await listener.end({ timeout: 2 })
      await database.close()
    },
  }
}
