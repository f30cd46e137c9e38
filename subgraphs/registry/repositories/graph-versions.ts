import { asc, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import type { SupergraphArtifact } from '../../../schema/supergraph.ts'
import type { Executor } from '../../kit/database.ts'
import { artifact, currentGraph, gateway, graphVersion } from '../tables/graph-version.ts'

export type GraphVersionRow = typeof graphVersion.$inferSelect
export type GatewayRow = typeof gateway.$inferSelect

export const currentVersion = async (db: Executor): Promise<GraphVersionRow | null> =>
  (await db.select({ row: graphVersion }).from(currentGraph).innerJoin(graphVersion, eq(graphVersion.sequence, currentGraph.sequence)))[0]?.row ?? null

export const versionsBySequences = async (db: Executor, sequences: readonly number[]): Promise<Map<number, GraphVersionRow>> => {
  const rows = sequences.length === 0 ? [] : await db.select().from(graphVersion).where(inArray(graphVersion.sequence, [...sequences]))
  return new Map(rows.map((row) => [row.sequence, row]))
}

/** One page, latest first, one more than asked for. */
export const versionPage = (db: Executor, { after, backward, size }: { after: number | null; backward: boolean; size: number }): Promise<GraphVersionRow[]> =>
  db.select().from(graphVersion)
    .where(after === null ? undefined : backward ? gt(graphVersion.sequence, after) : lt(graphVersion.sequence, after))
    .orderBy(backward ? asc(graphVersion.sequence) : desc(graphVersion.sequence)).limit(size + 1)

export const artifactOf = async (db: Executor, version: string): Promise<{ ownVersion: string; content: SupergraphArtifact } | null> =>
  (await db.select({ ownVersion: artifact.ownVersion, content: artifact.content }).from(artifact).where(eq(artifact.version, version)))[0] ?? null

/** Raised where somebody else has made another version current meanwhile. */
export class GraphMovedError extends Error {}

export interface NextVersion extends Omit<GraphVersionRow, 'sequence' | 'version'> {
  artifact: SupergraphArtifact
  ownVersion: string
}

/**
 * Makes a version the current one where `expected` still is, within the caller's transaction, and tells every gateway when that is committed.
 * Throws `GraphMovedError` otherwise. `expected` 0: there is none yet.
 */
export const makeCurrent = async (tx: Executor, expected: number, { artifact: content, ownVersion, ...row }: NextVersion): Promise<GraphVersionRow> => {
  const sequence = expected + 1
  await tx.insert(artifact).values({ version: content.version, ownVersion, content }).onConflictDoNothing()
  const [written] = await tx.insert(graphVersion).values({ ...row, sequence, version: content.version }).onConflictDoNothing().returning()
  if (!written) throw new GraphMovedError()
  const moved = expected === 0
    ? await tx.insert(currentGraph).values({ one: 1, sequence }).onConflictDoNothing().returning()
    : await tx.update(currentGraph).set({ sequence }).where(eq(currentGraph.sequence, expected)).returning()
  if (moved.length === 0) throw new GraphMovedError()
  await tx.execute(sql`select pg_notify('keyuan_supergraph', ${String(sequence)})`)
  return written
}

export const acknowledge = async (db: Executor, row: typeof gateway.$inferInsert): Promise<void> => {
  await db.insert(gateway).values(row).onConflictDoUpdate({ target: gateway.id, set: { version: row.version, refusedVersion: row.refusedVersion ?? null, error: row.error ?? null, seenAt: row.seenAt } })
}

/** Gateways heard of lately. */
export const gatewaysSince = (db: Executor, since: Date): Promise<GatewayRow[]> =>
  db.select().from(gateway).where(gt(gateway.seenAt, since)).orderBy(asc(gateway.id))
