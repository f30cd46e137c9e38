import { setTimeout as sleep } from 'node:timers/promises'
import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import type { CheckResult } from '../../../../schema/checks/check.ts'
import { DEFAULT_TERMS } from '../../../../schema/partner.ts'
import type { Viewer } from '../../../../schema/viewer.ts'
import { LIVE_CHECKS } from '../live-checks.ts'
import { probe } from '../probe.ts'
import type { FeedPage } from '../walk-feed.ts'
import { type Faults, NAMESPACE, type Raw, row, rowsUpTo, SDL, startToy, targetOf } from './toy-endpoint.ts'

const probeToy = async (faults: Faults = {}, over: Parameters<typeof targetOf>[1] = {}): Promise<CheckResult[]> => {
  const toy = await startToy(faults)
  try {
    return await probe(targetOf(toy.url, over))
  } finally {
    toy.stop()
  }
}
const told = (results: readonly CheckResult[]) => results.flatMap(({ id, status, findings }) => findings.map(({ code, level }) => `${id} ${status} ${level} ${code}`))
const statusOf = (results: readonly CheckResult[], id: string) => results.find((result) => result.id === id)?.status

const viewerOfClaims = async (authorization?: string): Promise<Viewer> => decodeJwt((authorization ?? '').replace('Bearer ', '')) as never
const asText = (right: Raw, change: (text: string) => string): Raw => ({ ...right, text: change(right.text) })
const isFor = (field: string, query: unknown): boolean => typeof query === 'string' && query.includes(field)
const withError = (right: Raw, text: string): Raw => (right.text.includes('"errors"') ? { ...right, text: JSON.stringify({ errors: [{ message: text }] }) } : right)
const SLICE = (page: FeedPage, over: Partial<FeedPage>): FeedPage => ({ ...page, ...over })
const withDocument = (document: unknown) => [...rowsUpTo(6), row(7, { document })]
const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)])

describe('probe', () => {
  it('reports frozen ids, in one order, and finds nothing wrong with an endpoint that conforms', async () => {
    expect(['live.reachable', ...LIVE_CHECKS.map(({ id }) => id)]).toEqual(['live.reachable', 'live.sdl', 'live.token', 'live.feed', 'live.ids', 'live.documents', 'live.entities', 'live.errors', 'live.latency', 'live.size'])
    const results = await probeToy({ rows: [...rowsUpTo(23), row(24, { deleted: true, document: { profile: 'core/1', resourceType: 'TELESCOPE', status: 'WITHDRAWN', tombstone: { withdrawnAt: '2026-01-01T00:00:00Z' } } })] })
    // A busy machine may make it slow, which is a notice.
    expect(told(results).filter((line) => !line.endsWith('SLOW'))).toEqual([])
    expect(results.map(({ id, status }) => [id, status])).toEqual(['live.reachable', ...LIVE_CHECKS.map(({ id }) => id)].map((id) => [id, 'COMPLETED']))
  })

  it('has no evidence of an empty feed, and says so', async () => {
    const results = await probeToy({ rows: [] })
    expect(results.filter(({ status }) => status === 'SKIPPED').map(({ id, reason }) => [id, reason?.zh !== undefined])).toEqual([['live.feed', true], ['live.ids', true], ['live.documents', true], ['live.entities', true]])
    expect(statusOf(results, 'live.token')).toBe('COMPLETED')
  })

  it('has no evidence of paging in one record, and some in two', async () => {
    expect(statusOf(await probeToy({ rows: rowsUpTo(1) }), 'live.feed')).toBe('SKIPPED')
    expect(statusOf(await probeToy({ rows: rowsUpTo(2) }), 'live.feed')).toBe('COMPLETED')
  })

  it('skips everything else where the endpoint cannot be reached', async () => {
    const results = await probe(targetOf('http://127.0.0.1:9/graphql'))
    expect(told(results)).toEqual(['live.reachable FAILED ERROR UNREACHABLE'])
    expect(results.slice(1).map(({ status }) => status)).toEqual(LIVE_CHECKS.map(() => 'SKIPPED'))
  })

  it('leaves forged tokens out that nobody can sign, and says that there is no evidence', async () => {
    const toy = await startToy()
    const target = targetOf(toy.url)
    const genuine = await target.token()
    const results = await probe({ ...target, token: async () => genuine })
    toy.stop()
    expect(told(results)).toEqual([])
    expect(results.find(({ id }) => id === 'live.token')).toMatchObject({ status: 'SKIPPED', reason: { en: expect.stringContaining('another namespace') } })
  })

  it('asks no faster than the terms allow', async () => {
    const toy = await startToy({ rows: rowsUpTo(3) })
    const started = performance.now()
    await probe(targetOf(toy.url, { terms: { ...DEFAULT_TERMS, requestsPerSecond: 20 } }))
    const seconds = (performance.now() - started) / 1_000
    toy.stop()
    expect(toy.asked()).toBeGreaterThan(30)
    expect((toy.asked() - 1) / seconds).toBeLessThanOrEqual(20.5)
  })

  it('does not hold a change between two walks against the endpoint', async () => {
    const rows = rowsUpTo(12)
    let pages = 0
    const results = await probeToy({ rows, page: (args, right) => {
      pages += 1
      if (pages === 3) rows.push({ ...(rows.shift() as (typeof rows)[number]), version: '2' })
      return right(args)
    } })
    expect(statusOf(results, 'live.feed')).toBe('COMPLETED')
  })
})

/** Each fault by itself, and what it has to be called. */
const FAULTS: [name: string, expected: string, faults: Faults, over?: Parameters<typeof targetOf>[1]][] = [
  ['a page of HTML', 'live.reachable FAILED ERROR NOT_GRAPHQL', { send: () => ({ status: 200, contentType: 'text/html', text: '<html>' }) }],
  ['JSON called text', 'live.reachable FAILED ERROR NOT_GRAPHQL', { send: (right) => ({ ...right, contentType: 'text/plain' }) }],
  ['a redirect', 'live.reachable FAILED ERROR NOT_GRAPHQL', { send: () => ({ status: 302, contentType: 'application/json', text: '{}' }) }],
  ['refuses the genuine token', 'live.reachable FAILED ERROR GENUINE_TOKEN_REFUSED', { verify: async () => { throw new Error('no') } }],
  ['never answers', 'live.reachable FAILED ERROR UNREACHABLE', { send: () => undefined }],

  ['another schema', 'live.sdl FAILED ERROR SDL_DIFFERS', { sdl: SDL.replace('aperture: Float', 'aperture: Int') }],
  ['a schema without end', 'live.sdl FAILED ERROR SDL_DIFFERS', { send: (right, { query }) => (isFor('_service', query) && right.status === 200 ? asText(right, () => JSON.stringify({ data: { _service: { sdl: `type Query { a: ${'['.repeat(200_000)}` } } })) : right) }],
  ['no _service', 'live.sdl FAILED ERROR SDL_MISSING', { send: (right, { query }) => (isFor('_service', query) && right.status === 200 ? asText(right, () => '{"data":{"_service":null}}') : right) }],

  ['verifies nothing', 'live.token FAILED ERROR ANSWERS_WITHOUT_TOKEN', { verify: async () => ({ grants: [{ role: 'SERVICE' }] }) }],
  ['wants any token', 'live.token FAILED ERROR ANSWERS_WITHOUT_TOKEN', { verify: viewerOfClaims }],
  ['ignores the audience', 'live.token FAILED ERROR ANSWERS_WITHOUT_TOKEN', { verify: async (authorization, verify) => {
    const claims = decodeJwt((authorization ?? '').replace('Bearer ', ''))
    return claims.aud === NAMESPACE ? verify((authorization ?? '').replace('Bearer ', '')) : (claims as never)
  } }],
  ['ignores the expiry', 'live.token FAILED ERROR ANSWERS_WITHOUT_TOKEN', { verify: async (authorization, verify) => {
    const claims = decodeJwt((authorization ?? '').replace('Bearer ', ''))
    return (claims.exp ?? 0) < Date.now() / 1_000 ? (claims as never) : verify((authorization ?? '').replace('Bearer ', ''))
  } }],
  ['_service needs no token', 'live.token FAILED ERROR ANSWERS_WITHOUT_TOKEN', { send: (right, { query }) => (right.status === 401 && isFor('_service', query) ? { status: 200, contentType: 'application/json', text: '{"data":{"_service":{"sdl":"x"}}}' } : right) }],
  ['_entities needs no token', 'live.token FAILED ERROR ANSWERS_WITHOUT_TOKEN', { send: (right, { query }) => (right.status === 401 && isFor('_entities', query) ? { status: 200, contentType: 'application/json', text: '{"data":{"_entities":[null]}}' } : right) }],
  ['the feed answers clients', 'live.token COMPLETED NOTICE FEED_FOR_CLIENTS', { anyViewerReadsFeed: true }],

  ['no feed', 'live.feed FAILED ERROR FEED_UNANSWERED', { page: () => { throw new Error('no feed') } }],
  ['rows without a version', 'live.feed FAILED ERROR PAGE_MALFORMED', { send: (right) => asText(right, (text) => text.replaceAll('"version":"1"', '"version":null')) }],
  ['ignores first', 'live.feed FAILED ERROR FIRST_IGNORED', { page: (args, right) => right({ ...args, first: Math.max(args.first, 7) }) }],
  ['ignores after', 'live.feed FAILED ERROR CURSOR_IGNORED', { page: ({ first }, right) => right({ first }) }],
  ['skips one record at each border', 'live.feed FAILED ERROR FEED_HOLES', { page: (args, right) => {
    const page = right(args)
    return args.after && page.changes.length > 1 ? SLICE(page, { changes: page.changes.slice(1) }) : page
  } }],
  ['repeats the last of each page', 'live.feed FAILED ERROR FEED_DUPLICATES', { page: (args, right) => {
    const page = right({ ...args, first: args.first })
    const cursor = args.first > 1 && page.more ? right({ ...args, first: args.first - 1 }).cursor : page.cursor
    return { ...page, cursor }
  } }],
  ['orders each page by chance', 'live.feed FAILED ERROR FEED_ORDER', { page: (args, right) => {
    const page = right(args)
    return args.first === 2 ? SLICE(page, { changes: [...page.changes].reverse() }) : page
  } }],
  ['gives another page each time', 'live.feed FAILED ERROR FEED_UNSTABLE', (() => {
    const times = new Map<string, number>()
    return { page: (args, right) => {
      const page = right(args)
      const key = JSON.stringify(args)
      times.set(key, (times.get(key) ?? 0) + 1)
      return args.after && args.first === 5 && (times.get(key) ?? 0) % 2 === 0 ? SLICE(page, { changes: page.changes.slice(1) }) : page
    } } satisfies Faults
  })()],
  ['more is always true, the cursor stands', 'live.feed FAILED ERROR CURSOR_STANDS_STILL', { rows: rowsUpTo(4), page: (args, right) => SLICE(right(args), { more: true }) }],
  ['more is true before an empty page', 'live.feed COMPLETED NOTICE MORE_AT_THE_END', { rows: rowsUpTo(10), page: (args, right) => {
    const page = right(args)
    return SLICE(page, { more: page.changes.length === args.first })
  } }],
  ['more is false too early', 'live.feed FAILED ERROR MORE_FALSE_TOO_EARLY', { page: (args, right) => SLICE(right(args), { more: false }) }],
  ['begins again at the end', 'live.feed FAILED ERROR FEED_RESTARTS', { page: (args, right) => {
    const page = right(args)
    return page.changes.length === 0 ? right({ first: args.first }) : page
  } }],
  ['takes any cursor', 'live.feed FAILED ERROR CURSOR_NOT_CHECKED', { page: (args, right) => (args.after?.startsWith('keyuan') ? right({ first: args.first }) : right(args)) }],
  ['no code for a wrong cursor', 'live.feed FAILED ERROR CURSOR_ERROR_CODE', { page: (args, right) => {
    if (args.after?.startsWith('keyuan')) throw new Error('invalid cursor')
    return right(args)
  } }],
  ['pages without a bound', 'live.feed FAILED ERROR FIRST_UNBOUNDED', { rows: rowsUpTo(1_200), page: (args, right) => (args.first > 1_000 ? { changes: rowsUpTo(1_200), cursor: 'x', more: false } : right(args)) }],
  ['first 0 gives records', 'live.feed FAILED ERROR FIRST_IGNORED', { page: (args, right) => right({ ...args, first: args.first || 5 }) }],
  ['does not refuse a million', 'live.feed COMPLETED NOTICE FIRST_NOT_REFUSED', { page: (args, right) => right({ ...args, first: Math.min(args.first, 1_000) }) }],
  ['a tombstone that is none', 'live.feed COMPLETED NOTICE TOMBSTONE_INVALID', { rows: [...rowsUpTo(3), row(4, { deleted: true, document: { tombstone: { when: 'yesterday' } } })] }],
  ['a tombstone that is nested without end', 'live.feed COMPLETED NOTICE TOMBSTONE_INVALID', { rows: [...rowsUpTo(3), row(4, { deleted: true, document: { details: deep(2_000) } })] }],
  ['tells deletions that it denies', 'live.feed COMPLETED NOTICE DELETIONS_UNDECLARED', { rows: [...rowsUpTo(3), row(4, { deleted: true, document: null })] }, { terms: { ...DEFAULT_TERMS, requestsPerSecond: 10_000, deletions: 'NONE' } }],

  ['an id of another namespace', 'live.ids FAILED ERROR ID_FOREIGN', { rows: [...rowsUpTo(3), row(4, { id: 'skynet:t4' })] }],
  ['an id without a namespace', 'live.ids FAILED ERROR ID_MALFORMED', { rows: [...rowsUpTo(3), row(4, { id: 't4' })] }],
  ['a type that was not submitted', 'live.ids FAILED ERROR TYPENAME_UNKNOWN', { rows: [...rowsUpTo(3), row(4, { typename: 'Dome' })] }],

  ['a document with a null', 'live.documents FAILED ERROR DOCUMENT_INVALID', { rows: withDocument({ profile: 'core/1', resourceType: 'TELESCOPE', title: 'x', description: null }) }],
  ['a document that is nested without end', 'live.documents FAILED ERROR DOCUMENT_INVALID', { rows: withDocument({ profile: 'core/1', resourceType: 'TELESCOPE', title: 'x', details: { deep: deep(2_000) } }) }],
  ['no document', 'live.documents FAILED ERROR DOCUMENT_MISSING', { rows: withDocument(null) }],
  ['another resource type', 'live.documents FAILED ERROR RESOURCE_TYPE_UNKNOWN', { rows: withDocument({ profile: 'core/1', resourceType: 'INSTRUMENT', title: 'x' }) }],
  ['no title', 'live.documents FAILED ERROR TITLE_MISSING', { rows: withDocument({ profile: 'core/1', resourceType: 'TELESCOPE' }) }],
  ['a classified record', 'live.documents FAILED ERROR CONFIDENTIAL_NOT_ALLOWED', { rows: withDocument({ profile: 'core/1', resourceType: 'TELESCOPE', title: 'x', rights: { statement: '机密★10年' } }) }],
  ['details in the feed', 'live.documents COMPLETED NOTICE DETAILS_IN_FEED', { rows: withDocument({ profile: 'core/1', resourceType: 'TELESCOPE', title: 'x', details: { aperture: 1 } }) }],

  ['no entity for a record of the feed', 'live.entities FAILED ERROR ENTITY_MISSING', { entities: (references) => references.map(() => null) }],
  ['entities in another order', 'live.entities FAILED ERROR ENTITY_MISMATCH', { entities: (references, right) => right([...references].reverse()) }],
  ['leaves unknown ones out', 'live.entities FAILED ERROR ENTITIES_COUNT', { entities: (references, right) => right(references).filter((entity) => entity !== null) }],
  ['makes up what it does not know', 'live.entities FAILED ERROR UNKNOWN_ID_ANSWERED', { entities: (references) => references.map(({ id }) => ({ __typename: 'Telescope', id })) }],
  ['an error for an unknown id', 'live.entities FAILED ERROR UNKNOWN_ID_ERROR', { entities: (references, right) => right(references).map((entity) => entity ?? new Error('not found')) }],
  ['refuses a full batch', 'live.entities FAILED ERROR ENTITIES_UNANSWERED', { entities: (references, right) => {
    if (references.length > 100) throw new Error('too many')
    return right(references)
  } }],

  ['a stack in its errors', 'live.errors FAILED ERROR LEAKS_STACK', { send: (right) => withError(right, 'TypeError: x\n    at resolve (file.js:1:2)') }],
  ['a Python traceback', 'live.errors FAILED ERROR LEAKS_STACK', { send: (right) => withError(right, 'Traceback (most recent call last):\n  File "x.py", line 3') }],
  ['a Java exception', 'live.errors FAILED ERROR LEAKS_STACK', { send: (right) => withError(right, 'java.lang.NullPointerException') }],
  ['a path in its errors', 'live.errors FAILED ERROR LEAKS_PATH', { send: (right) => withError(right, 'cannot open /srv/observatory/conf/keys.pem') }],
  ['SQL in its errors', 'live.errors FAILED ERROR LEAKS_SQL', { send: (right) => withError(right, 'Failed query: select "id", "name" from "telescope" where "id" = $1') }],
  ['an address in its errors', 'live.errors FAILED ERROR LEAKS_ADDRESS', { send: (right) => withError(right, 'connect ECONNREFUSED 10.1.2.3:5432') }],
  ['500 for a wrong query', 'live.errors FAILED ERROR ERROR_AS_5XX', { send: (right) => (right.text.includes('"errors"') && right.status === 200 ? { ...right, status: 500 } : right) }],
  ['closes the connection at a huge id', 'live.errors FAILED ERROR ERROR_AS_RESET', { send: (right, { variables }) => (JSON.stringify(variables).length > 50_000 ? null : right) }],
  ['says nothing of a wrong query', 'live.errors COMPLETED NOTICE ERROR_UNSAID', { send: (right, { query }) => (isFor('NoSuchField', query) ? asText(right, () => '{"data":{}}') : right) }],

  ['a batch that takes too long', 'live.latency FAILED ERROR TOO_SLOW', { send: (right, { variables }) => (Array.isArray(variables.representations) && variables.representations.length > 50 ? sleep(3_000, right) : right) }],
  ['a batch that takes long', 'live.latency COMPLETED NOTICE SLOW', { send: (right, { variables }) => (Array.isArray(variables.representations) && variables.representations.length > 50 ? sleep(1_000, right) : right) }],
  ['an answer of 9 MB', 'live.size FAILED ERROR TOO_LARGE', { send: (right, { variables }) => (Array.isArray(variables.representations) && variables.representations.length > 50 ? asText(right, (text) => `${' '.repeat(9 * 1024 * 1024)}${text}`) : right) }],
  ['an answer of 5 MB', 'live.size COMPLETED NOTICE LARGE', { send: (right, { variables }) => (Array.isArray(variables.representations) && variables.representations.length > 50 ? asText(right, (text) => `${' '.repeat(5 * 1024 * 1024)}${text}`) : right) }],
]

describe('a fault is found, by the right check', () => {
  it.each(FAULTS)('%s', async (_name, expected, faults, over) => {
    const results = await probeToy(faults, over)
    expect(told(results)).toContain(expected)
    for (const { findings } of results) {
      for (const { message, cause, fix } of findings) expect([message, cause, fix].every(({ zh, en }) => /\p{Script=Han}/u.test(zh) && en.length > 0)).toBe(true)
    }
  })

  it.each([
    ['ignores the audience', ['another namespace']],
    ['ignores the expiry', ['expired']],
    ['wants any token', ['signed by somebody else', 'unsigned', 'another namespace', 'expired']],
    ['verifies nothing', ['no token', 'signed by somebody else', 'unsigned', 'another namespace', 'expired']],
  ])('names what opened an endpoint that %s', async (name, opened) => {
    const results = await probeToy(FAULTS.find(([each]) => each === name)?.[2])
    const findings = results.find(({ id }) => id === 'live.token')?.findings.filter(({ level }) => level === 'ERROR') ?? []
    expect(findings.map(({ message }) => opened.find((words) => message.en.includes(words)))).toEqual(opened)
  })

  it('repeats nothing of a classified record', async () => {
    const results = await probeToy({ rows: [...rowsUpTo(6), row(7, { id: `${NAMESPACE}:hidden7`, document: { profile: 'core/1', resourceType: 'TELESCOPE', title: '某项目', rights: { statement: '机密★10年' } } })] })
    const finding = results.find(({ id }) => id === 'live.documents')?.findings[0]
    expect(JSON.stringify(finding)).not.toMatch(/10年|某项目|hidden7/)
  })
})
