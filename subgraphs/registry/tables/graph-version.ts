import { integer, jsonb, text } from 'drizzle-orm/pg-core'
import type { SupergraphArtifact } from '../../../schema/supergraph.ts'
import { instant, postgres } from './postgres.ts'

/** Composed supergraphs by version; what gateways run. The same content is the same version, so going back finds it again. */
export const artifact = postgres.table('artifact', {
  version: text().primaryKey(),
  /** Version of the graph of our own subgraphs that it was composed with. */
  ownVersion: text().notNull(),
  content: jsonb().$type<SupergraphArtifact>().notNull(),
})

export type GraphVersionReason = 'RELEASE' | 'PUBLISHED' | 'ROLLED_BACK' | 'PAUSED' | 'RESUMED' | 'LEFT'
export interface GraphMember { namespace: string; digest: string; paused?: boolean }
export interface SetAsidePartner extends GraphMember { reason: string }
export interface SchemaChange { code: string; effect: 'BREAKING' | 'DANGEROUS' | 'SAFE'; coordinate: string | null; message: string }

/** What was served, one after the other. */
export const graphVersion = postgres.table('graph_version', {
  sequence: integer().primaryKey(),
  version: text().notNull().references(() => artifact.version),
  reason: text().$type<GraphVersionReason>().notNull(),
  namespace: text(),
  members: jsonb().$type<readonly GraphMember[]>().notNull(),
  setAside: jsonb().$type<readonly SetAsidePartner[]>().notNull(),
  changes: jsonb().$type<readonly SchemaChange[]>().notNull(),
  at: instant().notNull(),
  by: text(),
})

/** One row: which of them is served now. Moved by compare-and-set. */
export const currentGraph = postgres.table('current_graph', {
  one: integer().primaryKey(),
  sequence: integer().notNull().references(() => graphVersion.sequence),
})

/** What each running gateway says that it serves. */
export const gateway = postgres.table('gateway', {
  id: text().primaryKey(),
  version: text().notNull(),
  refusedVersion: text(),
  error: text(),
  seenAt: instant().notNull(),
})

/** Operations that clients ask, for the check of breaking changes: documents without the values of their variables. */
export const operation = postgres.table('operation', {
  /** Of document, client and its version. */
  hash: text().primaryKey(),
  document: text().notNull(),
  name: text().notNull(),
  client: text().notNull(),
  clientVersion: text(),
  owner: text(),
  calls: integer().notNull(),
  firstSeenAt: instant().notNull(),
  lastSeenAt: instant().notNull(),
})
