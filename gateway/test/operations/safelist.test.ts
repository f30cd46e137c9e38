import { renameSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { getIntrospectionQuery } from 'graphql'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { mintDevelopmentToken } from '../../auth/mint-development-token.ts'
import { startToy, type StartedGateway } from '../toy/start.ts'

const KEY = 'a development key of sufficient length'
const ONE = 'query One($id: ID) { dataset(id: $id) { id rows } }'
const RENAME = 'mutation Rename { renameInstrument(id: "instruments:1", title: "x") { instrument { id } } }'
const folder = mkdtempSync(join(tmpdir(), 'keyuan-operations-'))
const file = join(folder, 'operations.json')
let toy: StartedGateway
afterEach(() => toy.gateway.stop())
afterAll(() => rmSync(folder, { recursive: true }))

/** As a deployment does: written beside it, then put in its place. */
const swapFile = (operations: unknown): void => {
  writeFileSync(`${file}.new`, typeof operations === 'string' ? operations : JSON.stringify(operations))
  renameSync(`${file}.new`, file)
}
const start = async (environment: Record<string, string>): Promise<void> => {
  swapFile({ one: ONE, rename: RENAME })
  toy = await startToy({ environment: { KEYUAN_DEVELOPMENT_KEY: KEY, KEYUAN_OPERATIONS_FILE: file, KEYUAN_PLAN_DEADLINE_MS: '10000', KEYUAN_SUBGRAPH_DEADLINE_MS: '10000', ...environment } })
}
const post = (body: unknown): Promise<Response> => fetch(`${toy.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const get = (query: string): Promise<Response> => fetch(`${toy.url}/graphql?${query}`)
const codeOf = async (response: Response): Promise<string> => ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code ?? ''
const person = async () => ({ authorization: `Bearer ${await mintDevelopmentToken({ sub: 'u' }, KEY)}` })

describe('where only registered operations run', () => {
  it('a registered one runs by its id and by its text, whatever its blanks and comments', async () => {
    await start({ KEYUAN_OPERATIONS: 'registered' })
    const data = { dataset: { id: 'datasets:7', rows: 7 } }
    expect((await toy.ask(ONE, { id: 'datasets:7' })).data).toEqual(data)
    expect((await toy.ask(`# mine\n${ONE.replaceAll(' ', '\n  ')}`, { id: 'datasets:7' })).data).toEqual(data)
    expect(await (await post({ id: 'one', variables: { id: 'datasets:7' } })).json()).toEqual({ data })
  })

  it('any other is refused, one field more included, and says what to do', async () => {
    await start({ KEYUAN_OPERATIONS: 'registered' })
    for (const query of ['{ topRated }', ONE.replace('rows', 'rows title'), ONE.replace('query One', 'query Two')]) {
      const { status, errors } = await toy.ask(query, {}, await person())
      expect([status, errors[0].extensions.code, errors[0].message]).toEqual([403, 'FORBIDDEN', expect.stringContaining('registerOperations')])
    }
    expect((await toy.ask('{ topRated')).errors[0].extensions.code).toBe('QUERY_INVALID')
  })

  it('the explorer still learns the schema', async () => {
    await start({ KEYUAN_OPERATIONS: 'registered' })
    expect((await toy.ask(getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true }))).data.__schema.types.length).toBeGreaterThan(10)
  })

  it('nobody gets round it with a header that marks our own requests', async () => {
    await start({ KEYUAN_OPERATIONS: 'registered' })
    for (const value of ['1', 'true', '00000000-0000-0000-0000-000000000000']) expect((await toy.ask('{ topRated }', {}, { 'x-keyuan-own': value })).status).toBe(403)
  })

  it('for those without a sign-in alone, a person may ask anything', async () => {
    await start({ KEYUAN_OPERATIONS: 'registered-anonymous' })
    expect((await toy.ask('{ topRated }')).status).toBe(403)
    expect((await toy.ask('{ topRated }', {}, await person())).data).toEqual({ topRated: 5 })
  })
})

describe('a registered operation', () => {
  it('runs by a plain GET of its id, to be kept for a minute, and says nothing of one client\'s budget', async () => {
    await start({})
    const response = await get(`id=one&variables=${encodeURIComponent('{"id":"datasets:7"}')}`)
    expect(await response.json()).toEqual({ data: { dataset: { id: 'datasets:7', rows: 7 } } })
    expect(['cache-control', 'vary', 'ratelimit-remaining', 'x-keyuan-cost'].map((name) => response.headers.get(name))).toEqual(['public, max-age=60', expect.stringContaining('Authorization, Cookie'), null, null])
    expect(response.headers.get('etag')).toMatch(/^"[\w-]{43}"$/)
  })

  it('runs as Apollo Client and urql ask for it, who have its id in an extension', async () => {
    await start({})
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'one' } }
    const data = { dataset: { id: 'datasets:7', rows: 7 } }
    expect(await (await post({ operationName: 'One', variables: { id: 'datasets:7' }, extensions })).json()).toEqual({ data })
    const got = await get(`operationName=One&variables=${encodeURIComponent('{"id":"datasets:7"}')}&extensions=${encodeURIComponent(JSON.stringify(extensions))}`)
    expect([await got.json(), got.headers.get('cache-control')]).toEqual([{ data }, 'public, max-age=60'])
  })

  it.each<[string, () => Promise<Response>, number, string]>([
    ['an unknown id', () => get('id=none'), 404, 'NOT_FOUND'],
    ['an unknown hash in an extension', () => post({ extensions: { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } } }), 404, 'NOT_FOUND'],
    ['a hash beside a document, which would register it', () => post({ query: '{ topRated }', extensions: { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } } }), 400, 'BAD_REQUEST'],
    ['a registered hash beside another document', () => post({ query: '{ topRated }', extensions: { persistedQuery: { version: 1, sha256Hash: 'one' } } }), 400, 'BAD_REQUEST'],
    ['a registered mutation by GET', () => get('id=rename'), 405, 'BAD_REQUEST'],
    ['a hash that is no text', () => post({ extensions: { persistedQuery: { version: 1, sha256Hash: { a: 1 } } } }), 404, 'NOT_FOUND'],
  ])('%s is refused and not kept', async (_what, ask, status, code) => {
    await start({})
    const response = await ask()
    expect([response.status, response.headers.get('cache-control'), await codeOf(response)]).toEqual([status, 'private, no-store', code])
  })
})

describe('the file of operations', () => {
  it('takes effect within five seconds of a swap, and no request is dropped meanwhile', async () => {
    await start({ KEYUAN_OPERATIONS: 'registered' })
    let asking = true
    const statuses = new Map<number, number>()
    const bystander = (async () => {
      while (asking) {
        const { status } = await toy.ask(ONE, { id: 'datasets:7' })
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        await pause(5)
      }
    })()
    swapFile({ one: ONE, rated: 'query Rated { topRated }' })
    const swapped = Date.now()
    while ((await toy.ask('query Rated { topRated }')).status !== 200 && Date.now() - swapped < 10_000) await pause(50)
    expect(Date.now() - swapped).toBeLessThan(5_000)
    expect((await post({ id: 'rename' })).status).toBe(404)
    swapFile('{ "one": ')
    await pause(2_500)
    expect((await toy.ask('query Rated { topRated }')).status).toBe(200)
    expect(toy.log.filter(({ msg }) => String(msg).includes('cannot be used'))).toHaveLength(1)
    asking = false
    await bystander
    expect([...statuses.keys()]).toEqual([200])
    expect(statuses.get(200)).toBeGreaterThan(20)
  })

  it('that is none refuses the start', async () => {
    await start({})
    writeFileSync(join(folder, 'broken.json'), '{"x":"query {"}')
    await expect(startToy({ environment: { KEYUAN_OPERATIONS_FILE: join(folder, 'broken.json') } })).rejects.toThrow('the operation x is no GraphQL document')
  })
})
