import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogueSource, ownComposable } from '../../../scripts/compose.ts'
import { DEFAULT_LIMITS } from '../../../schema/limits/limits.ts'
import { storedArtifact } from '../../../schema/stored-artifact.ts'
import { testDatabase } from '../../../test/postgres.ts'
import { type Database, openDatabase } from '../../kit/database.ts'
import { createLoaders } from '../../kit/loaders.ts'
import { migrate } from '../../kit/migrate.ts'
import { type Checker, createChecker } from '../checking/checker.ts'
import { currentGraph } from '../graph/members.ts'
import type { OwnGraph } from '../graph/own-graph.ts'
import { startGraph } from '../graph/start-graph.ts'
import { GraphMovedError } from '../repositories/graph-versions.ts'
import { heldQueries, type SavedQueryRow } from '../repositories/saved-queries.ts'
import { changesByQueries } from '../repositories/saved-query-changes.ts'
import type { RegistryContext, RegistryRuntime } from '../runtime.ts'
import { createCurrentApi } from '../saved-queries/current-api.ts'
import { person } from '../test/open-test-registry.ts'
import { createSavedQuery } from './change-saved-query.ts'
import { fatesOf, settleSavedQueries } from './settle-saved-queries.ts'

let databaseOfTest: Awaited<ReturnType<typeof testDatabase>>
let database: Database
let checker: Checker
const logged: { object: Record<string, unknown>; text: string }[] = []
const log = { info: () => undefined, debug: () => undefined, error: () => undefined, warn: (object: Record<string, unknown>, text: string) => void logged.push({ object, text }) } as unknown as RegistryRuntime['log']
const committed: OwnGraph = { catalogue: catalogueSource(), subgraphs: ownComposable(), artifact: storedArtifact() }
let currentApi: RegistryRuntime['currentApi']
const runtimeWith = (own: OwnGraph): RegistryRuntime => ({ database, own, checker, probe: async () => [], askAs: async () => { throw new Error('nothing asks the graph here') }, exports: { wake: () => undefined }, deprecations: async () => [], currentApi, mail: null, webhooks: { post: async () => { throw new Error('nothing is posted here') }, allowPrivate: false }, publicUrl: () => '', log })
const releases = new Map<string, OwnGraph>()

/** A release of ours in which `platforms` says more. */
const release = async (addition: string): Promise<OwnGraph> => {
  const known = releases.get(addition)
  if (known) return known
  const subgraphs = committed.subgraphs.map((each) => (each.namespace === 'platforms' ? { ...each, sdl: `${each.sdl}\n${addition}` } : each))
  const { artifact } = await checker.run({ kind: 'compose', catalogue: committed.catalogue, subgraphs, departed: [] })
  if (!artifact) throw new Error('our own graph does not compose')
  const made = { ...committed, subgraphs, artifact }
  releases.set(addition, made)
  return made
}
const start = async (addition: string): Promise<void> => startGraph(runtimeWith(await release(addition)))

const save = async (name: string, document: string): Promise<SavedQueryRow> => {
  const context: RegistryContext = { runtime: runtimeWith(committed), viewer: person('li'), requestId: 'test', now: new Date(), loader: createLoaders() }
  const { savedQuery, errors } = await createSavedQuery(context, { name, document })
  if (!savedQuery) throw new Error(JSON.stringify(errors))
  return savedQuery
}
const now = async ({ id }: SavedQueryRow) => (await heldQueries(database.db, [id])).get(id)
const changesOf = async ({ id }: SavedQueryRow) => (await changesByQueries(database.db, [id])).get(id) ?? []

const FIRST = 'extend type Query { heaviest: Int lightest: Float }'

beforeAll(async () => {
  databaseOfTest = await testDatabase()
  database = openDatabase({ url: databaseOfTest.url, connections: 4, name: 'test' })
  checker = createChecker()
  currentApi = createCurrentApi(database, DEFAULT_LIMITS)
  await migrate(database.sql, 'registry', join(import.meta.dirname, '../migrations'))
  await start(FIRST)
}, 120_000)
afterAll(async () => {
  await checker.close()
  await database.close()
  await databaseOfTest.drop()
})

describe('a release of ours', () => {
  it('rewrites what a machine can, names and marks what it breaks, and takes the mark off when it can run again', async () => {
    const [renamed, lost, untouched] = [await save('最重', '{ heaviest }'), await save('最轻', '{ heaviest lightest }'), await save('类型', '{ resourceTypes { code } }')]
    await start('extend type Query { heaviestOfAll: Int }')
    expect(await now(renamed)).toMatchObject({ version: 2, brokenAt: null, document: expect.stringContaining('heaviest: heaviestOfAll') })
    expect(await changesOf(renamed)).toMatchObject([{ effect: 'REWRITTEN', version: 2, namespace: null, coordinates: ['Query.heaviest'] }])
    expect(await now(lost)).toMatchObject({ version: 1, document: '{ heaviest lightest }', brokenAt: expect.any(Date) })
    expect(await changesOf(lost)).toMatchObject([{ effect: 'BROKEN', version: null, message: expect.stringContaining('Query.lightest'), messageEn: expect.stringContaining('lightest') }])
    expect(await now(untouched)).toMatchObject({ version: 1, brokenAt: null })
    expect(logged.map(({ object }) => [object.slug, object.owner, object.effect]).sort()).toEqual([[lost.slug, 'accounts:li', 'BROKEN'], [renamed.slug, 'accounts:li', 'REWRITTEN']].sort())
    await start(FIRST)
    expect(await now(lost)).toMatchObject({ version: 1, brokenAt: null })
    expect(await changesOf(lost)).toHaveLength(1)
  }, 120_000)

  it('a default that a parameter may not have any more breaks it too', async () => {
    await start(`${FIRST} enum Colour { RED GREEN } extend type Query { hue(colour: Colour): Int }`)
    const query = await save('颜色', 'query($colour: Colour = RED) { hue(colour: $colour) }')
    await database.sql`update registry.saved_query set document = 'query($colour: Colour) { hue(colour: $colour) }' where id = ${query.id}`
    await start(`${FIRST} enum Colour { GREEN BLUE BROWN } extend type Query { hue(colour: Colour): Int }`)
    expect(await now(query)).toMatchObject({ brokenAt: expect.any(Date) })
    expect(await changesOf(query)).toMatchObject([{ effect: 'BROKEN', messageEn: expect.stringContaining('RED') }])
  }, 120_000)
})

describe('a query that is saved while a version is made', () => {
  const settle = (fates: Awaited<ReturnType<typeof fatesOf>>) => database.db.transaction((tx) => settleSavedQueries(tx, fates, { sequence: 99, version: 'x', namespace: null, at: new Date() }))

  it('is looked at before that version is current: all is looked at again', async () => {
    const { artifact } = await currentGraph(database.db)
    const before = await fatesOf(runtimeWith(committed), artifact.apiSdl, committed.artifact.apiSdl)
    await save('刚存', '{ lightest }')
    await expect(settle(before)).rejects.toBeInstanceOf(GraphMovedError)
    expect((await fatesOf(runtimeWith(committed), artifact.apiSdl, committed.artifact.apiSdl)).fates).toContainEqual(expect.objectContaining({ effect: 'BROKEN', coordinates: ['Query.lightest'] }))
  }, 120_000)

  it('waits for a version that is being made current, and is checked against that one', async () => {
    const next = await release('extend type Query { other: Int }')
    const [outcome] = await Promise.all([save('同时', '{ lightest }').catch((error: unknown) => String(error)), startGraph(runtimeWith(next))])
    // Either it came first and is marked, or it came after and was refused: never stored as runnable and broken.
    if (typeof outcome === 'string') expect(outcome).toContain('QUERY_INVALID')
    else expect(await now(outcome)).toMatchObject({ brokenAt: expect.any(Date) })
  }, 120_000)
})
