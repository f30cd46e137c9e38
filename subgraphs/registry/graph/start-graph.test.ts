import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogueSource, ownComposable } from '../../../scripts/compose.ts'
import { DEFAULT_LIMITS } from '../../../schema/limits/limits.ts'
import { DEFAULT_TERMS, type PartnerSubgraph } from '../../../schema/partner.ts'
import { storedArtifact } from '../../../schema/stored-artifact.ts'
import { testDatabase } from '../../../test/postgres.ts'
import { partnerSdl } from '../../../test/support/test-partner.ts'
import { type Database, openDatabase } from '../../kit/database.ts'
import { createLog } from '../../kit/log.ts'
import { migrate } from '../../kit/migrate.ts'
import { type Checker, createChecker } from '../checking/checker.ts'
import { currentVersion } from '../repositories/graph-versions.ts'
import { insertPartner } from '../repositories/partners.ts'
import { insertSubmission, markPublished } from '../repositories/submissions.ts'
import type { RegistryRuntime } from '../runtime.ts'
import { moveGraph } from '../services/move-graph.ts'
import { asComposable, currentGraph, type Member } from './members.ts'
import { createCurrentApi } from '../saved-queries/current-api.ts'
import type { OwnGraph } from './own-graph.ts'
import { startGraph } from './start-graph.ts'

let databaseOfTest: Awaited<ReturnType<typeof testDatabase>>
let database: Database
let checker: Checker
const committed: OwnGraph = { catalogue: catalogueSource(), subgraphs: ownComposable(), artifact: storedArtifact() }
const runtimeWith = (own: OwnGraph): RegistryRuntime => ({ database, own, checker, probe: async () => [], askAs: async () => { throw new Error('nothing asks the graph here') }, exports: { wake: () => undefined }, deprecations: async () => [], currentApi: createCurrentApi(database, DEFAULT_LIMITS), mail: null, webhooks: { post: async () => { throw new Error('nothing is posted here') }, allowPrivate: false }, publicUrl: () => '', log: createLog('test', 'silent') })

/** A release of ours in which a subgraph says more. */
const released = async (addition: string): Promise<OwnGraph> => {
  const subgraphs = committed.subgraphs.map((each) => (each.namespace === 'platforms' ? { ...each, sdl: `${each.sdl}\n${addition}` } : each))
  const { artifact } = await checker.run({ kind: 'compose', catalogue: committed.catalogue, subgraphs, departed: [] })
  if (!artifact) throw new Error('our own graph does not compose')
  return { ...committed, subgraphs, artifact }
}

const joined = async (namespace: string, typename: string): Promise<void> => {
  const content: PartnerSubgraph = {
    namespace, url: `https://${namespace}.example.org/graphql`, terms: DEFAULT_TERMS, sdl: partnerSdl(`type ${typename} @key(fields: "id") { id: ID! size: Float }`),
    resourceTypes: [{ code: typename.toUpperCase(), typename, namespace, label: typename }],
  }
  const runtime = runtimeWith(committed)
  const now = new Date()
  await insertPartner(database.db, { namespace, label: namespace, status: 'ACTIVE', version: 1, registeredAt: now })
  await insertSubmission(database.db, { namespace, digest: namespace, content, submittedAt: now })
  const base = await currentGraph(database.db)
  const members: Member[] = [...base.members, { namespace, digest: namespace, content }]
  const { artifact } = await checker.run({ kind: 'compose', catalogue: committed.catalogue, subgraphs: [...committed.subgraphs, ...members.map(asComposable)], departed: [] })
  if (!artifact) throw new Error(`${namespace} does not compose`)
  await moveGraph(runtime, { base, artifact, members, reason: 'PUBLISHED', namespace, by: null, mayBreakQueries: true, also: (tx) => markPublished(tx, { namespace, digest: namespace }, now) })
}

beforeAll(async () => {
  databaseOfTest = await testDatabase()
  database = openDatabase({ url: databaseOfTest.url, connections: 4, name: 'test' })
  checker = createChecker()
  await migrate(database.sql, 'registry', join(import.meta.dirname, '../migrations'))
})
afterAll(async () => {
  await checker.close()
  await database.close()
  await databaseOfTest.drop()
})

describe('startGraph', () => {
  it('begins with our own graph, once, whoever starts', async () => {
    await Promise.all([1, 2, 3].map(() => startGraph(runtimeWith(committed))))
    expect(await currentVersion(database.db)).toMatchObject({ sequence: 1, version: committed.artifact.version, reason: 'RELEASE', members: [] })
  })

  it('after a release of ours: a partner that no longer composes is set aside and named, the rest serves; it comes back with a release that it fits', async () => {
    await joined('dishes', 'Dish')
    await joined('lenses', 'Lens')
    const before = await currentVersion(database.db)
    const clash = await released('type Lens { weight: Int } extend type Query { heaviestLens: Lens }')
    await Promise.all([1, 2].map(() => startGraph(runtimeWith(clash))))
    const after = await currentVersion(database.db)
    expect(after).toMatchObject({ sequence: (before?.sequence ?? 0) + 1, reason: 'RELEASE', members: [{ namespace: 'dishes' }], setAside: [{ namespace: 'lenses', reason: expect.stringContaining('Lens') }] })
    expect((await currentGraph(database.db)).artifact.resourceTypes.map(({ code }) => code)).toEqual(expect.arrayContaining(['DISH', 'INSTRUMENT']))
    await startGraph(runtimeWith(await released('extend type Query { heaviest: Int }')))
    expect(await currentVersion(database.db)).toMatchObject({ members: [{ namespace: 'dishes' }, { namespace: 'lenses' }], setAside: [] })
    await startGraph(runtimeWith(committed))
    expect(await currentVersion(database.db)).toMatchObject({ version: before?.version })
  })
})
