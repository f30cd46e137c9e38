import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { mintDevelopmentToken } from '../../gateway/auth/mint-development-token.ts'
import { publishing, type SchemaCheck, submissionOf } from '../support/publishing.ts'
import { startTestPartner, type TestPartner } from '../support/test-partner.ts'
import { DEVELOPMENT_KEY, type LocalStack, openLocalStack } from './local-stack.ts'

const dish = (...fields: string[]): string => `
  "天线 / A dish"
  type Dish @key(fields: "id") {
    "编号 / Id"
    id: ID!
    ${fields.join('\n    ')}
  }`
const APERTURE = '"口径(米)/ Aperture in metres"\n    aperture: Float'
const RENAMED = '"口径(米)/ Aperture in metres"\n    apertureMetres: Float'
const BUILT = '"建成年份 / Year of completion"\n    builtIn: Int'

let stack: LocalStack
let graph: ReturnType<typeof publishing>
let partner: TestPartner
let token: string

const as = async (name: string) => ({ authorization: `Bearer ${await mintDevelopmentToken({ sub: `accounts:${name}`, grants: [{ role: 'USER' }] }, DEVELOPMENT_KEY)}` })
const ask = async <T>(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<T> => {
  const { data, errors } = await stack.ask(query, variables, headers)
  if (errors) throw new Error(JSON.stringify(errors))
  return data as T
}
const publish = (): Promise<SchemaCheck> => graph.publish(token, submissionOf('dishes', partner, 'Dish'))
const serves = async (check: SchemaCheck): Promise<void> => {
  expect(check.state, JSON.stringify(check.results?.filter(({ status }) => status !== 'COMPLETED'))).toBe('PUBLISHED')
  await vi.waitFor(() => expect(stack.gateway.version).toBe(check.publishedVersion), { timeout: 60_000, interval: 100 })
}
const breaking = ({ results }: SchemaCheck) => results?.find(({ id }) => id === 'breaking.operations')?.findings ?? []

interface Saved { id: string; slug: string; document: string; version: number; runnable: boolean; schemaChanges: { effect: string; version: number | null; coordinates: string[]; namespace: string }[] }
const save = async (name: string, document: string, more: Record<string, unknown> = {}): Promise<Saved> => {
  const { createSavedQuery } = await ask<{ createSavedQuery: { savedQuery: Saved | null; errors: unknown[] } }>('mutation($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) { savedQuery { id slug document version } errors { code message } } }', { input: { name, document, description: '天线', visibility: 'PUBLIC', ...more } }, await as('li'))
  if (!createSavedQuery.savedQuery) throw new Error(JSON.stringify(createSavedQuery.errors))
  return createSavedQuery.savedQuery
}
const now = async ({ id }: Saved): Promise<Saved> =>
  (await ask<{ savedQuery: Saved }>('query($id: ID!) { savedQuery(id: $id) { id slug document version runnable schemaChanges { effect version coordinates namespace } } }', { id }, await as('li'))).savedQuery
const unseen = async (id: string): Promise<number | null> => (await ask<{ node: { unseenQueryChanges: number | null } }>('query($id: ID!) { node(id: $id) { ... on User { unseenQueryChanges } } }', { id }, await as('li'))).node.unseenQueryChanges

beforeAll(async () => {
  stack = await openLocalStack()
  graph = publishing(stack.ask, DEVELOPMENT_KEY)
  token = await graph.register('dishes')
  partner = await startTestPartner({
    namespace: 'dishes', own: dish(APERTURE, BUILT), jwksUrl: stack.url.replace('/graphql', '/.well-known/jwks.json'),
    records: [{ id: 'dishes:one', typename: 'Dish', fields: { aperture: 500, apertureMetres: 500, builtIn: 2016 }, document: { profile: 'core/1', resourceType: 'DISH', title: 'FAST', provenance: { origin: 'JOINED', source: 'dishes', sourceId: 'one' } } }],
  })
  await serves(await publish())
  // As a job asks: what our own runners ask is nobody's usage.
  await vi.waitFor(async () => expect(await ask('{ node(id: "dishes:one") { ... on Dish { aperture } } }', {}, { 'x-keyuan-client': 'keyuan-jobs' })).toEqual({ node: { aperture: 500 } }), { timeout: 60_000, interval: 200 })
}, 300_000)
afterAll(async () => {
  await stack.close()
  await partner.stop()
})

describe('a field that three saved queries use is renamed', () => {
  let mechanical: Saved
  let byHand: Saved[]
  let hidden: Saved
  beforeAll(async () => {
    mechanical = await save('口径', 'query Apertures { node(id: "dishes:one") { ... on Dish { aperture } } }')
    byHand = [await save('口径与年份', 'query Both { node(id: "dishes:one") { ... on Dish { aperture builtIn } } }'), await save('又一个', 'query Another { node(id: "dishes:one") { id ... on Dish { title aperture builtIn } } }')]
    hidden = await save('我的', 'query Mine { mine: node(id: "dishes:one") { ... on Dish { aperture } } }', { visibility: 'PRIVATE' })
    // Runs of a saved query are no usage beside it, nor is what somebody tries in the explorer.
    await ask('query Tried { node(id: "dishes:one") { ... on Dish { tried: aperture } } }', {}, { 'x-keyuan-client': 'keyuan-explorer' })
    for (const client of ['keyuan-web', 'keyuan-pages', 'keyuan-jobs', 'keyuan-files', 'keyuan-explorer']) await ask(mechanical.document, {}, { 'x-keyuan-client': client })
    await stack.recorded()
  })

  it('each is named before publishing, with its owner; those that no machine can rewrite refuse it', async () => {
    partner.deploy(dish(RENAMED))
    const check = await graph.check(token, submissionOf('dishes', partner, 'Dish'))
    const named = breaking(check).flatMap(({ code, refuses, operations }) => (operations as { name: string; client: string; rewrite: string | null }[]).map(({ name, client, rewrite }) => ({ code, refuses, name, client, rewrite })))
    expect(named.filter(({ client }) => client !== 'saved-query').map(({ client }) => client).filter((client) => client.startsWith('keyuan-'))).toEqual([])
    const saved = named.filter(({ client }) => client === 'saved-query')
    expect(saved).toContainEqual({ code: 'SAVED_QUERIES_REWRITTEN', refuses: false, name: mechanical.slug, client: 'saved-query', rewrite: expect.stringContaining('aperture: apertureMetres') })
    for (const { slug } of byHand) expect(saved.filter(({ name, refuses }) => name === slug && refuses).map(({ code }) => code)).toEqual(['FIELD_REMOVED', 'FIELD_REMOVED'])
    expect(saved.filter(({ name }) => name === hidden.slug)).toEqual([{ code: 'SAVED_QUERIES_REWRITTEN', refuses: false, name: hidden.slug, client: 'saved-query', rewrite: null }])
    expect(check.state).toBe('REFUSED')
    expect(await now(mechanical)).toMatchObject({ version: 1, document: mechanical.document, schemaChanges: [] })
  })

  it('node(id:) finds them for whoever may see them, and tells a hidden one from none in nothing', async () => {
    const node = (id: string, headers?: Record<string, string>) => stack.ask('query($id: ID!) { node(id: $id) { __typename ... on SavedQuery { slug name document owner { id } versions { edges { cursor } } } } }', { id }, { ...headers, 'x-keyuan-client': 'keyuan-jobs' })
    expect((await node(hidden.id, await as('li'))).data).toMatchObject({ node: { __typename: 'SavedQuery', slug: hidden.slug, name: '我的' } })
    expect((await node(mechanical.id)).data).toMatchObject({ node: { slug: mechanical.slug, owner: { id: 'accounts:li' } } })
    const [there, none] = [await node(hidden.id, await as('wang')), await node('registry:q-none', await as('wang'))]
    expect([there.data, there.errors]).toEqual([none.data, none.errors])
    expect(there.data).toEqual({ node: { __typename: 'SavedQuery', slug: null, name: null, document: null, owner: null, versions: null } })
  })

  it('where all can be rewritten it is published, they are rewritten with it, still answer the same, and their owner is told', async () => {
    partner.deploy(dish(RENAMED, BUILT))
    const published = await publish()
    expect(published.state, JSON.stringify(published.refusal)).toBe('PUBLISHED')
    await serves(published)
    for (const [query, data] of [[mechanical, { node: { aperture: 500 } }], [byHand[0], { node: { aperture: 500, builtIn: 2016 } }], [byHand[1], { node: { id: 'dishes:one', title: 'FAST', aperture: 500, builtIn: 2016 } }], [hidden, { mine: { aperture: 500 } }]] as [Saved, unknown][]) {
      const after = await now(query)
      expect(after).toMatchObject({ version: 2, runnable: true, document: expect.stringContaining('aperture: apertureMetres'), schemaChanges: [{ effect: 'REWRITTEN', version: 2, coordinates: ['Dish.aperture'], namespace: 'dishes' }] })
      expect(await ask(after.document, {}, { 'x-keyuan-client': 'keyuan-jobs' })).toEqual(data)
    }
    const { savedQuery } = await ask<{ savedQuery: { versions: { edges: { node: unknown }[] } } }>('query($id: ID!) { savedQuery(id: $id) { versions { edges { node { version reason by { id } graphVersion } } } } }', { id: mechanical.id }, await as('li'))
    expect(savedQuery.versions.edges.map(({ node }) => node)).toEqual([{ version: 2, reason: 'SCHEMA_CHANGE', by: null, graphVersion: published.publishedVersion }, { version: 1, reason: 'CREATED', by: { id: 'accounts:li' }, graphVersion: expect.any(String) }])
    expect(await unseen('accounts:li')).toBe(4)
    await ask('mutation($input: AcknowledgeSavedQueryChangesInput!) { acknowledgeSavedQueryChanges(input: $input) { errors { code } } }', { input: { id: mechanical.id } }, await as('li'))
    expect(await unseen('accounts:li')).toBe(3)
    expect(await unseen('accounts:wang')).toBeNull()
  })

  it('what a client asked under its own name stands in the way as ever', async () => {
    await ask('query Plain { node(id: "dishes:one") { ... on Dish { apertureMetres } } }', {}, { 'x-keyuan-client': 'portal' })
    await stack.recorded()
    partner.deploy(dish(APERTURE, BUILT))
    const refused = await publish()
    expect(refused).toMatchObject({ state: 'REFUSED' })
    expect(breaking(refused).filter(({ refuses }) => refuses).flatMap(({ operations }) => (operations as { name: string }[]).map(({ name }) => name))).toEqual(['Plain'])
  })

  it('a departure that breaks them names them, and marks them when it comes', async () => {
    const { partner: row } = await ask<{ partner: { version: number } }>('{ partner(namespace: "dishes") { version } }')
    const { leaveGraph } = await ask<{ leaveGraph: { operations: { name: string; client: string }[]; errors: unknown[] } }>('mutation($input: LeaveGraphInput!) { leaveGraph(input: $input) { operations { name client } errors { code message } } }', { input: { namespace: 'dishes', at: new Date(Date.now() + 500).toISOString(), keep: 'TOMBSTONES', expectedVersion: row.version } }, { authorization: `Bearer ${token}` })
    expect(leaveGraph).toMatchObject({ errors: [], operations: expect.arrayContaining([mechanical, ...byHand, hidden].map(({ slug }) => ({ name: slug, client: 'saved-query' }))) })
    // Whose notice is over is let go within half a minute.
    await vi.waitFor(async () => expect((await now(mechanical)).runnable).toBe(false), { timeout: 200_000, interval: 1_000 })
    for (const query of [mechanical, ...byHand, hidden]) expect(await now(query)).toMatchObject({ version: 2, runnable: false, schemaChanges: [{ effect: 'BROKEN', version: null }, { effect: 'REWRITTEN' }] })
  }, 300_000)
})
