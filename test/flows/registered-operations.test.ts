import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mintDevelopmentToken } from '../../gateway/auth/mint-development-token.ts'
import { operationHash } from '../../schema/operation-hash.ts'
import { DEVELOPMENT_KEY, type LocalStack, openLocalStack } from './local-stack.ts'

const LIST = 'query ListOfDatasets($first: Int) { datasets(first: $first) { edges { node { id title } } } }'
const CHANGE = 'mutation Rename($input: SaveTopicInput!) { saveTopic(input: $input) { errors { code } } }'
const REGISTER = 'mutation ($input: RegisterOperationsInput!) { registerOperations(input: $input) { operations { id hash name kind clientVersion } errors { code message path } } }'
const RETIRE = 'mutation ($input: RetireOperationsInput!) { retireOperations(input: $input) { ids errors { code } } }'
const USAGE = 'query ($client: String!, $version: String) { clientUsage(client: $client, version: $version) { client ownerId calls versions { version calls operations } fields { coordinate calls operations lastSeenAt } } }'
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

let stack: LocalStack
beforeAll(async () => { stack = await openLocalStack() })
afterAll(() => stack.close())

const as = async (sub: string, ...roles: string[]) => ({ authorization: `Bearer ${await mintDevelopmentToken({ sub, grants: roles.map((role) => ({ role })) } as never, DEVELOPMENT_KEY)}` })
const register = async (who: Record<string, string>, client: string, operations: { id: string; document: string }[], more: object = {}) => {
  const { data, errors } = await stack.ask(REGISTER, { input: { client, operations, ...more } }, who)
  return { codes: errors?.map(({ extensions }) => extensions.code), ...((data as Record<string, unknown> | undefined)?.registerOperations as { operations: Record<string, unknown>[] | null; errors: { code: string; message: string; path: string[] }[] } | undefined) }
}
const getById = (id: string): Promise<Response> => fetch(`${stack.url}?id=${id}`)

describe('registerOperations', () => {
  it('keeps the ids of the client, with the hash of the meaning beside them; then they run by GET and may be kept', async () => {
    const mine = await as('developer')
    const { operations, errors } = await register(mine, 'wheat-app', [{ id: sha256(LIST), document: LIST }, { id: 'rename', document: CHANGE }], { clientVersion: '1.2' })
    expect(errors).toEqual([])
    expect(operations).toEqual([
      { id: sha256(LIST), hash: operationHash(LIST), name: 'ListOfDatasets', kind: 'QUERY', clientVersion: '1.2' },
      { id: 'rename', hash: operationHash(CHANGE), name: 'Rename', kind: 'MUTATION', clientVersion: '1.2' },
    ])
    const response = await getById(sha256(LIST))
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'public, max-age=60'])
    expect(await response.json()).toEqual({ data: { datasets: { edges: [] } } })
    const again = await fetch(`${stack.url}?id=${sha256(LIST)}`, { headers: { 'if-none-match': response.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
    expect((await getById('rename')).status).toBe(405)
    expect((await register(mine, 'wheat-app', [{ id: sha256(LIST), document: `${LIST}\n` }])).errors).toEqual([])
  })

  it.each<[string, string, { id: string; document: string }[], string, RegExp]>([
    ['what does not fit the graph', 'wheat-app', [{ id: 'x', document: '{ datasets { edges { node { titel } } } }' }], 'DOCUMENT_INVALID', /titel/],
    ['what is no document', 'wheat-app', [{ id: 'x', document: 'query {' }], 'DOCUMENT_INVALID', /GraphQL/],
    ['two operations in one', 'wheat-app', [{ id: 'x', document: 'query A { node(id: "a:b") { id } } query B { node(id: "a:b") { id } }' }], 'ONE_OPERATION', /exactly one/],
    ['what goes beyond a limit', 'wheat-app', [{ id: 'x', document: `{ ${'node(id: "a:b") { '.repeat(40)} id ${'}'.repeat(40)} }` }], 'LIMIT_EXCEEDED', /depth/],
    ['another operation under an id that is taken', 'other-app', [{ id: 'rename', document: LIST }], 'OPERATION_ID_TAKEN', /SHA-256/],
    ['an id that is a path', 'wheat-app', [{ id: '../x', document: LIST }], 'ID_INVALID', /1–200/],
    ['one id twice', 'wheat-app', [{ id: 'x', document: LIST }, { id: 'x', document: LIST }], 'ID_TWICE', /twice/],
    ['a name of ours', 'keyuan-web', [{ id: 'x', document: LIST }], 'NAME_RESERVED', /ours/],
    ['more than a hundred', 'wheat-app', Array.from({ length: 101 }, (_, at) => ({ id: `x${at}`, document: LIST })), 'TOO_MANY', /100/],
  ])('refuses %s, and stores nothing', async (_what, client, operations, code, message) => {
    const { operations: stored, errors } = await register(await as('developer'), client, operations)
    expect([stored, errors?.[0]?.code]).toEqual([null, code])
    expect(errors?.[0]?.message).toMatch(message)
    expect((await getById('x')).status).toBe(404)
  })

  it('is for those who signed in, and a name belongs to whoever was first; the Center may all the same', async () => {
    expect((await register({}, 'wheat-app', [{ id: 'y', document: LIST }])).codes).toEqual(['UNAUTHENTICATED'])
    expect((await register(await as('thief'), 'wheat-app', [{ id: 'y', document: LIST }])).codes).toEqual(['FORBIDDEN'])
    expect((await stack.ask(RETIRE, { input: { client: 'wheat-app', ids: ['rename'] } }, await as('thief'))).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const { errors } = await register(await as('center', 'CENTER'), 'wheat-app', [{ id: 'y', document: LIST }])
    expect(errors).toEqual([])
  })

  it('two who take one name at once: one has it', async () => {
    const both = await Promise.all(['first', 'second'].map(async (sub) => register(await as(sub), 'contested', [{ id: `contested:${sub}`, document: LIST }])))
    expect(both.map(({ codes }) => codes ?? 'stored').sort()).toEqual([['FORBIDDEN'], 'stored'].sort())
  })

  it('lists what is registered to its owner alone, page by page', async () => {
    const page = (who: Record<string, string>, after: string | null) => stack.ask('query ($after: String) { registeredOperations(client: "wheat-app", first: 1, after: $after) { edges { node { id } } pageInfo { endCursor hasNextPage } } }', { after }, who)
    const mine = await as('developer')
    const seen: string[] = []
    for (let after: string | null = null, more = true; more;) {
      const connection = ((await page(mine, after)).data as Record<string, unknown> | undefined)?.registeredOperations as { edges: { node: { id: string } }[]; pageInfo: { endCursor: string; hasNextPage: boolean } }
      seen.push(...connection.edges.map(({ node }) => node.id))
      after = connection.pageInfo.endCursor
      more = connection.pageInfo.hasNextPage
    }
    expect(seen.sort()).toEqual([sha256(LIST), 'rename', 'y'].sort())
    expect((await page(await as('thief'), null)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await page({}, null)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it('what is taken back answers no more within five seconds', async () => {
    await getById('y')
    expect((await stack.ask(RETIRE, { input: { client: 'wheat-app', ids: ['y', 'never-there'] } }, await as('developer'))).data).toEqual({ retireOperations: { ids: ['y'], errors: [] } })
    const retired = Date.now()
    while ((await getById('y')).status !== 404 && Date.now() - retired < 10_000) await pause(200)
    expect(Date.now() - retired).toBeLessThan(5_000)
  })
})

describe('clientUsage', () => {
  const asked = (version: string) => ({ 'x-keyuan-client': 'wheat-app', 'x-keyuan-client-version': version })

  it('says by field what each version of a client asked, to its owner and the Center', async () => {
    await stack.ask(LIST, { first: 1 }, asked('2.0'))
    await stack.ask(LIST, { first: 2 }, asked('2.0'))
    await stack.ask('query Types { resourceTypes { code } }', {}, asked('2.1'))
    await stack.recorded()
    const usage = async (who: Record<string, string>, version?: string) => stack.ask(USAGE, { client: 'wheat-app', ...(version ? { version } : {}) }, who)
    const all = ((await usage(await as('developer'))).data as Record<string, unknown> | undefined)?.clientUsage as { ownerId: string; calls: number; versions: { version: string; calls: number; operations: number }[]; fields: { coordinate: string; calls: number; operations: string[] }[] }
    expect([all.ownerId, all.calls]).toEqual(['developer', 3])
    expect(all.versions.sort((a, b) => (a.version < b.version ? -1 : 1))).toEqual([{ version: '2.0', calls: 2, operations: 1 }, { version: '2.1', calls: 1, operations: 1 }])
    expect(all.fields.find(({ coordinate }) => coordinate === 'Dataset.title')).toMatchObject({ calls: 2, operations: ['ListOfDatasets'] })
    expect(all.fields.map(({ coordinate }) => coordinate)).toEqual(expect.arrayContaining(['Query.datasets', 'Query.resourceTypes', 'ResourceTypeInfo.code']))
    const one = ((await usage(await as('center', 'CENTER'), '2.1')).data as Record<string, unknown> | undefined)?.clientUsage as { fields: { coordinate: string }[] }
    expect(one.fields.map(({ coordinate }) => coordinate).sort()).toEqual(['Query.resourceTypes', 'ResourceTypeInfo.code'])
  })

  it('is nobody else\'s to see', async () => {
    for (const who of [{}, await as('thief')]) expect((await stack.ask(USAGE, { client: 'wheat-app' }, who)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await stack.ask(USAGE, { client: 'never-asked' }, await as('center', 'CENTER'))).data).toEqual({ clientUsage: null })
  })
})
