import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ANONYMOUS, type Viewer } from '../../../schema/viewer.ts'
import { recordSavedQueryRun } from '../services/record-saved-query-run.ts'
import { openTestRegistry, person, type TestRegistry } from './open-test-registry.ts'

let at: TestRegistry
const LI = person('li', 'p1')
const WANG = person('wang')
const DOCUMENT = '{ searchResources(q: "x") { edges { node { id title } } } }'
interface Saved { id: string; slug: string; name: string; version: number }
interface Payload { savedQuery: Saved | null; errors: { code: string; message: string }[] }

const mutate = async (viewer: Viewer, name: string, input: Record<string, unknown>): Promise<Payload> =>
  (await at.ask<Record<string, Payload>>(viewer, `mutation($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${name === 'deleteSavedQuery' ? '' : 'savedQuery { id slug name version }'} errors { code message } } }`, { input }))[name] as Payload
const saved = async (viewer: Viewer, input: Record<string, unknown>): Promise<Saved> => {
  const { savedQuery, errors } = await mutate(viewer, 'createSavedQuery', { name: '秘密', document: DOCUMENT, description: '说明', ...input })
  if (!savedQuery) throw new Error(JSON.stringify(errors))
  return savedQuery
}
const names = async (viewer: Viewer, args = ''): Promise<string[]> =>
  (await at.ask<{ savedQueries: { edges: { node: { name: string } }[] } }>(viewer, `{ savedQueries${args} { edges { node { name } } } }`)).savedQueries.edges.map(({ node }) => node.name)

beforeAll(async () => { at = await openTestRegistry() })
afterAll(() => at.close())

describe.each([
  ['PRIVATE', {}],
  ['PEOPLE', { visibility: 'PEOPLE', sharedWith: ['accounts:friend'] }],
  ['PLATFORM', { visibility: 'PLATFORM', platform: 'platforms:p1' }],
])('another person\'s %s query', (_visibility, input) => {
  let query: Saved
  let absent: string
  beforeAll(async () => {
    query = await saved(LI, input)
    absent = 'registry:q-0000000000000000000000000000000f'
  })
  const strangers: [string, Viewer][] = [['anybody', ANONYMOUS], ['another person', WANG], ['the Center', { id: 'accounts:center', grants: [{ role: 'CENTER' }] }], ['the manager of another platform', person('zhao', 'p2')]]

  it.each(strangers)('is not there for %s: by id, slug, list, search, reference', async (_name, viewer) => {
    expect(await at.ask(viewer, `{ a: savedQuery(id: "${query.id}") { id } b: savedQuery(slug: "${query.slug}") { id name document versions { edges { cursor } } diff(from: 1) { from } } }`)).toEqual({ a: null, b: null })
    for (const args of ['', '(filter: { q: "秘密" })', '(filter: { q: "mimi" })', '(filter: { visibility: [PRIVATE, PEOPLE, PLATFORM] })', '(filter: { platform: "platforms:p1" })', '(filter: { mine: false })', '(sort: RUNS_DESC)', '(sort: NAME, last: 5)']) expect(await names(viewer, args), args).toEqual([])
    expect(await at.ask(viewer, '{ savedQueries { total } }')).toEqual({ savedQueries: { total: 0 } })
    expect(await at.ask(viewer, 'query($r: [_Any!]!) { _entities(representations: $r) { ... on SavedQuery { id name } } }', { r: [{ __typename: 'SavedQuery', id: query.id }] })).toEqual({ _entities: [null] })
  })

  it.each(strangers.slice(1))('cannot be changed, copied, brought back or deleted by %s, who is told what he is told of one that is not there', async (_name, viewer) => {
    for (const [mutation, more] of [['updateSavedQuery', { expectedVersion: 1, name: 'x' }], ['deleteSavedQuery', { expectedVersion: 1 }], ['forkSavedQuery', {}], ['restoreSavedQueryVersion', { version: 1, expectedVersion: 1 }], ['acknowledgeSavedQueryChanges', {}]] as const) {
      const [there, not] = [await mutate(viewer, mutation, { id: query.id, ...more }), await mutate(viewer, mutation, { id: absent, ...more })]
      expect(there.errors.map(({ code }) => code), mutation).toEqual(['NOT_FOUND'])
      expect(there, mutation).toEqual(not)
    }
    expect(await at.ask(LI, `{ savedQuery(id: "${query.id}") { name version } }`)).toEqual({ savedQuery: { name: '秘密', version: 1 } })
  })

  it('asks whoever is not signed in to sign in, before anything else', async () => {
    for (const [mutation, more] of [['updateSavedQuery', { expectedVersion: 1, name: 'x' }], ['deleteSavedQuery', { expectedVersion: 1 }], ['forkSavedQuery', {}], ['restoreSavedQueryVersion', { version: 1, expectedVersion: 1 }], ['acknowledgeSavedQueryChanges', {}]] as const) {
      await expect(mutate(ANONYMOUS, mutation, { id: query.id, ...more }), mutation).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
    }
  })

  it('tells nobody that its slug is taken', async () => {
    expect((await mutate(WANG, 'createSavedQuery', { name: 'x', document: DOCUMENT, slug: query.slug })).errors.map(({ code }) => code)).toEqual(['SLUG_NOT_YOURS'])
    expect((await saved(WANG, { name: '秘密' })).slug).not.toBe(query.slug)
    await at.database.sql`delete from registry.saved_query_version where by = 'accounts:wang'`
    await at.database.sql`delete from registry.saved_query where owner_id = 'accounts:wang'`
  })

  it('leaves no tombstone for others', async () => {
    await mutate(LI, 'deleteSavedQuery', { id: query.id, expectedVersion: 1 })
    expect(await at.ask(WANG, `{ a: savedQuery(id: "${query.id}") { id } b: savedQuery(slug: "${query.slug}") { id } }`)).toEqual({ a: null, b: null })
    expect(await at.ask(LI, `{ savedQuery(slug: "${query.slug}") { id name } }`)).toEqual({ savedQuery: { id: query.id, name: null } })
  })
})

describe('who it is shared with', () => {
  it('sees the query and may copy it, but changes nothing and reads neither folder nor list of people', async () => {
    const query = await saved(LI, { visibility: 'PEOPLE', sharedWith: ['accounts:friend', 'accounts:other'], folder: '我的' })
    const FRIEND = person('friend')
    expect(await at.ask(FRIEND, `{ savedQuery(slug: "${query.slug}") { name mine editable folder sharedWith { id } owner { id } } }`)).toEqual({ savedQuery: { name: '秘密', mine: false, editable: false, folder: null, sharedWith: null, owner: { id: 'accounts:li' } } })
    expect(await names(FRIEND, '(filter: { folder: "我的" })')).toEqual([])
    expect((await mutate(FRIEND, 'updateSavedQuery', { id: query.id, expectedVersion: 1, name: 'x' })).errors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await mutate(FRIEND, 'deleteSavedQuery', { id: query.id, expectedVersion: 1 })).errors).toMatchObject([{ code: 'NOT_FOUND' }])
    const { savedQuery: copy } = await mutate(FRIEND, 'forkSavedQuery', { id: query.id, name: '我的一份' })
    expect(await at.ask(FRIEND, `{ savedQuery(id: "${copy?.id}") { visibility forkOf { name } versions { edges { node { reason } } } } }`)).toEqual({ savedQuery: { visibility: 'PRIVATE', forkOf: { name: '秘密' }, versions: { edges: [{ node: { reason: 'FORKED' } }] } } })
    await mutate(LI, 'updateSavedQuery', { id: query.id, expectedVersion: 1, visibility: 'PRIVATE' })
    expect(await at.ask(FRIEND, `{ savedQuery(id: "${copy?.id}") { forkOf { name } } }`)).toEqual({ savedQuery: { forkOf: null } })
  })

  it('reads no version of the time when it was not shared', async () => {
    const query = await saved(LI, { name: '草稿', description: '不给人看' })
    await mutate(LI, 'updateSavedQuery', { id: query.id, expectedVersion: 1, name: '定稿', description: '说明', visibility: 'PUBLIC' })
    const versions = `{ savedQuery(id: "${query.id}") { versions { edges { node { version name description } } } } }`
    expect(await at.ask(ANONYMOUS, versions)).toEqual({ savedQuery: { versions: { edges: [{ node: { version: 2, name: '定稿', description: '说明' } }] } } })
    expect((await at.ask<{ savedQuery: { versions: { edges: unknown[] } } }>(LI, versions)).savedQuery.versions.edges).toHaveLength(2)
    await expect(at.ask(ANONYMOUS, `{ savedQuery(id: "${query.id}") { diff(from: 1) { from } } }`)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  })

  it('a platform\'s query is for whoever holds a role of that platform now', async () => {
    const query = await saved(LI, { visibility: 'PLATFORM', platform: 'platforms:p1' })
    const ask = (viewer: Viewer) => at.ask(viewer, `{ savedQuery(id: "${query.id}") { platform { id } } }`)
    expect(await ask(person('sun', 'p1'))).toEqual({ savedQuery: { platform: { id: 'platforms:p1' } } })
    expect(await ask(person('sun'))).toEqual({ savedQuery: null })
  })
})

describe('savedQueries', () => {
  const MANY = person('many')
  beforeAll(async () => {
    for (const [name, more] of [['小麦', { tags: ['a', 'b'], folder: '甲' }], ['水稻', { tags: ['a'], folder: '甲' }], ['玉米', { folder: '乙', nameEn: 'Maize 100%_' }], ['Arabidopsis', {}], ['大豆', {}]] as const) await saved(MANY, { name, ...more })
  })

  it.each(['UPDATED_DESC', 'CREATED_DESC', 'NAME', 'RUNS_DESC'])('by %s: forward and backward, page by page, each once', async (sort) => {
    const page = (args: string) => at.ask<{ savedQueries: { total: number; edges: { node: { name: string } }[]; pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string } } }>(MANY, `{ savedQueries(filter: { mine: true }, sort: ${sort}, ${args}) { total edges { node { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`).then((data) => data.savedQueries)
    const forward: string[] = []
    let args = 'first: 2'
    for (let pages = 0; pages < 3; pages += 1) {
      const { edges, pageInfo, total } = await page(args)
      expect(total).toBe(5)
      forward.push(...edges.map(({ node }) => node.name))
      expect(pageInfo.hasNextPage).toBe(pages < 2)
      args = `first: 2, after: "${pageInfo.endCursor}"`
    }
    expect(new Set(forward).size).toBe(5)
    if (sort === 'NAME') expect(forward).toEqual(['Arabidopsis', '大豆', '水稻', '小麦', '玉米'])
    const last = await page('last: 2')
    expect(last.edges.map(({ node }) => node.name)).toEqual(forward.slice(3))
    expect((await page(`last: 2, before: "${last.pageInfo.startCursor}"`)).edges.map(({ node }) => node.name)).toEqual(forward.slice(1, 3))
  })

  it('finds by text, pinyin, tags and folder; signs in text mean themselves', async () => {
    expect(await names(MANY, '(filter: { q: "麦" })')).toEqual(['小麦'])
    expect(await names(MANY, '(filter: { q: "xiao mai", mine: true })')).toEqual(['小麦'])
    expect(await names(MANY, '(filter: { q: "100%_" })')).toEqual(['玉米'])
    expect(await names(MANY, '(filter: { q: "%", mine: true })')).toEqual(['玉米'])
    expect((await names(MANY, '(filter: { tags: ["a"] })')).sort()).toEqual(['小麦', '水稻'].sort())
    expect(await names(MANY, '(filter: { tags: ["a", "b"] })')).toEqual(['小麦'])
    expect(await names(MANY, '(filter: { folder: "乙" })')).toEqual(['玉米'])
    expect(await at.ask(MANY, '{ savedQueryFolders { name count } }')).toEqual({ savedQueryFolders: [{ name: '乙', count: 1 }, { name: '甲', count: 2 }] })
    expect(await at.ask(ANONYMOUS, '{ savedQueryFolders { name } savedQueries(filter: { mine: true }) { total } }')).toEqual({ savedQueryFolders: null, savedQueries: { total: 0 } })
  })

  it('refuses cursors of another list and pages that are too large', async () => {
    const { savedQueries } = await at.ask<{ savedQueries: { pageInfo: { endCursor: string } } }>(MANY, '{ savedQueries(first: 1) { pageInfo { endCursor } } }')
    await expect(names(MANY, `(sort: NAME, after: "${savedQueries.pageInfo.endCursor}")`)).rejects.toMatchObject({ extensions: { code: 'BAD_CURSOR' } })
    await expect(names(MANY, '(first: 201)')).rejects.toMatchObject({ extensions: { code: 'BAD_INPUT' } })
    await expect(names(MANY, `(filter: { q: "${'x'.repeat(501)}" })`)).rejects.toMatchObject({ extensions: { code: 'BAD_INPUT' } })
    await expect(at.ask(MANY, '{ savedQuery { id } }')).rejects.toMatchObject({ extensions: { code: 'BAD_INPUT' } })
  })
})

describe('recordSavedQueryRun', () => {
  it('counts runs and people of a day, and nobody is recognised the day after', async () => {
    const query = await saved(LI, {})
    const run = (person: string | null, at_: string) => recordSavedQueryRun(at.database, query.id, person, new Date(at_))
    await Promise.all([run('accounts:a', '2026-11-20T08:00:00Z'), run('accounts:a', '2026-11-20T09:00:00Z'), run('accounts:b', '2026-11-20T10:00:00Z'), run(null, '2026-11-20T11:00:00Z')])
    const hashes = await at.database.sql`select person from registry.saved_query_person`
    expect(hashes).toHaveLength(2)
    expect(JSON.stringify(hashes)).not.toContain('accounts')
    await run('accounts:a', '2026-11-21T08:00:00Z')
    expect(await at.database.sql`select day::text from registry.saved_query_person`).toEqual([{ day: '2026-11-21' }])
    expect(await at.database.sql`select day::text from registry.saved_query_salt`).toEqual([{ day: '2026-11-21' }])
    expect(await at.ask(LI, `{ savedQuery(id: "${query.id}") { version usage { runs people lastRunAt days { day runs people } } } }`)).toEqual({ savedQuery: { version: 1, usage: { runs: 5, people: 3, lastRunAt: '2026-11-21T08:00:00.000Z', days: [{ day: '2026-11-21', runs: 1, people: 1 }, { day: '2026-11-20', runs: 4, people: 2 }] } } })
    expect(await recordSavedQueryRun(at.database, 'registry:q-none', 'accounts:a', new Date('2026-11-21T08:00:00Z'))).toBe(false)
  })
})
