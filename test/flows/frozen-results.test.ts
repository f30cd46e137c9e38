import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mintDevelopmentToken } from '../../gateway/auth/mint-development-token.ts'
import { type Database, openDatabase } from '../../subgraphs/kit/database.ts'
import { DEVELOPMENT_KEY, type LocalStack, openLocalStack, type Outcome } from './local-stack.ts'

/** More than a page of the walk. */
const RECORDS = 230
const MAIZE = `query Maize($q: String) {
  searchResources(q: $q, sort: TITLE_PINYIN) { total { value } edges { node { id title summary: description keywords relations(first: 5) { edges { node { id title } } } } } }
}`
const SEEN = `id address name state visibility progress rowCount hiddenRows hash degraded sources { namespace rows } supergraphStart asOfStart frozenAt deletedAt deletedByCenter deletionReason deletable document variables savedQueryVersion
  owner { id } columns { path } files { format address } error { code message } notices { code }
  comparison { state added changed gone same error { code } changes(first: 50) { edges { node { kind id status fields { path } before after } } } }`

interface Change { kind: string; id: string | null; status: string; fields: { path: string }[]; before: Record<string, unknown> | null; after: Record<string, unknown> | null }
interface Seen {
  id: string; address: string; name: string | null; state: string; rowCount: number; hash: string | null; document: string | null; deletedAt: string | null; deletedByCenter: boolean; deletionReason: string | null; deletable: boolean
  sources: { namespace: string; rows: number }[]; files: { format: string; address: string | null }[] | null; error: { code: string } | null
  comparison: { state: string; added: number; changed: number; gone: number; same: number; error: { code: string } | null; changes: { edges: { node: Change }[] } } | null
}
interface FrozenRow { number: number; id: string | null; status: string; hash: string | null; identifiers: string[] | null; data: { id: string; title: string | null; summary: string | null; relations: { edges: { node: { id: string; title: string | null } | null }[] } } | null }
type Headers = Record<string, string>

let stack: LocalStack
const as = async (sub: string, ...grants: { role: string }[]): Promise<Headers> => ({ authorization: `Bearer ${await mintDevelopmentToken({ sub, ...(grants.length > 0 ? { grants } : {}) } as never, DEVELOPMENT_KEY)}` })
let database: Database
let owner: Headers
let center: Headers

const document = (n: number, more: object = {}) => ({
  resourceType: 'DATASET', title: `玉米数据集 ${String(n).padStart(4, '0')}`, description: `玉米说明 ${n}`, keywords: ['玉米'], generatedOn: '2015', cstr: `18406.11.maize.${n}`, ...more,
})
const put = async (items: { sourceId: string; deleted?: boolean; document?: Record<string, unknown> }[]): Promise<Outcome[]> => {
  const outcomes = await stack.upsert('scientific-data', items.map((item) => ({ typename: 'Dataset', ...item })))
  const refused = outcomes.find(({ result }) => result === 'REFUSED')
  if (refused) throw new Error(JSON.stringify(refused))
  expect(await stack.graph.catalogue.reached(outcomes.map(({ position }) => position), 30_000)).toBe(true)
  return outcomes
}
const idOf = async (title: string): Promise<string> => {
  const { data } = await stack.ask('query($q: String) { searchResources(q: $q, first: 1) { edges { node { id } } } }', { q: `标题:${title}` })
  return (data as unknown as { searchResources: { edges: { node: { id: string } }[] } }).searchResources.edges[0]?.node.id ?? ''
}

interface Payload { frozenResult: Seen | null; errors: { code: string; message: string; path: string[] }[] }
const mutate = (name: string, type: string) => async (input: Record<string, unknown>, headers: Headers = owner): Promise<Payload> => {
  const { data, errors } = await stack.ask(`mutation($input: ${type}!) { ${name}(input: $input) { frozenResult { ${SEEN} } errors { code message path } } }`, { input }, headers)
  if (errors) throw new Error(`${errors[0]?.extensions.code}: ${errors[0]?.message}`)
  return (data as unknown as Record<string, Payload>)[name] as Payload
}
const freeze = mutate('freezeResult', 'FreezeResultInput')
const compare = mutate('compareFrozenResult', 'FrozenResultIdInput')
const remove = mutate('deleteFrozenResult', 'DeleteFrozenResultInput')
const see = async (id: string, headers: Headers = owner): Promise<Seen | null> => {
  const { data, errors } = await stack.ask(`query($id: ID!) { frozenResult(id: $id) { ${SEEN} } }`, { id }, headers)
  if (errors) throw new Error(JSON.stringify(errors))
  return (data as unknown as { frozenResult: Seen | null }).frozenResult
}
const until = async (id: string, done: (seen: Seen) => boolean): Promise<Seen> => {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(50)) {
    const seen = await see(id)
    if (seen && done(seen)) return seen
  }
  throw new Error(JSON.stringify(await see(id)))
}
const frozen = async (input: Record<string, unknown> = {}, headers: Headers = owner): Promise<Seen> => {
  const { frozenResult, errors } = await freeze({ name: '玉米', document: MAIZE, variables: { q: '玉米' }, visibility: 'PUBLIC', ...input }, headers)
  if (!frozenResult) throw new Error(JSON.stringify(errors))
  return until(frozenResult.id, ({ state }) => state !== 'COLLECTING')
}
const compared = async (id: string): Promise<NonNullable<Seen['comparison']>> => {
  const { errors } = await compare({ id })
  expect(errors).toEqual([])
  return (await until(id, ({ comparison }) => comparison !== null && comparison.state !== 'COMPARING')).comparison as NonNullable<Seen['comparison']>
}
const rows = async (id: string, headers: Headers = {}, args = 'first: 200'): Promise<FrozenRow[]> => {
  const { data, errors } = await stack.ask(`query($id: ID!) { frozenResult(id: $id) { rows(${args}) { total edges { node { number id status hash identifiers data } } } } }`, { id }, headers)
  if (errors) throw new Error(JSON.stringify(errors))
  return (data as unknown as { frozenResult: { rows: { edges: { node: FrozenRow }[] } } }).frozenResult.rows.edges.map(({ node }) => node)
}
const download = (address: string, headers: Headers = {}): Promise<Response> => fetch(new URL(address, stack.url), { headers })

beforeAll(async () => {
  stack = await openLocalStack()
  database = openDatabase({ url: stack.databaseUrl, connections: 1, name: 'test' })
  owner = await as('researcher')
  center = await as('center', { role: 'CENTER' })
  const outcomes = await put(Array.from({ length: RECORDS }, (_, n) => ({ sourceId: `m${n}`, document: document(n) })))
  await put([{ sourceId: 'm1', document: document(1, { relations: [{ kind: 'CITES', id: outcomes[2]?.id }] }) }])
}, 120_000)
afterAll(async () => {
  await database.close()
  await stack.close()
})

describe('freezeResult', () => {
  it('keeps all rows with what they were asked by, when, of whom, and a hash that the file has', async () => {
    const result = await frozen()
    expect(result).toMatchObject({
      state: 'FROZEN', rowCount: RECORDS, progress: 1, hiddenRows: 0, degraded: [], sources: [{ namespace: 'scientific-data', rows: RECORDS }], supergraphStart: stack.artifact.version,
      document: MAIZE, variables: { q: '玉米' }, visibility: 'PUBLIC', error: null, notices: [], columns: [{ path: 'id' }, { path: 'title' }, { path: 'summary' }, { path: 'keywords' }, { path: 'relations.edges.node.id' }, { path: 'relations.edges.node.title' }],
    })
    expect(result.address).toMatch(/^\/results\/[a-z2-7]{26}$/)
    const text = await (await download(`${result.address}.jsonl`)).text()
    expect(createHash('sha256').update(text).digest('hex')).toBe(result.hash)
    const lines = text.trimEnd().split('\n')
    expect(lines).toHaveLength(RECORDS)
    const [first] = await rows(result.id, {}, 'first: 1')
    expect(first).toMatchObject({ number: 1, status: 'SHOWN', hash: createHash('sha256').update(`${lines[0]}\n`).digest('hex'), data: JSON.parse(lines[0] ?? '') })
    expect(first?.identifiers?.[0]).toMatch(/^CSTR:18406\.11\.maize\.\d+$/)
    expect((await rows(result.id, {}, 'last: 2')).map(({ number }) => number)).toEqual([RECORDS - 1, RECORDS])
    const csv = parse(await (await download(`${result.address}.csv`)).text(), { bom: true }) as string[][]
    expect(csv).toHaveLength(RECORDS + 1)
    expect((await (await download(`${result.address}.ris`)).text()).match(/^TY {2}- DATA\r$/gm)).toHaveLength(RECORDS)
  })

  it('has a page that says what it is to previews, indexes and reference managers, whatever its name', async () => {
    const name = '</title><script>hit()</script>" 玉米'
    const { address, hash } = await frozen({ name, creators: ['李禾', 'Smith, Jane'] })
    const response = await download(address)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain('<title>&lt;/title&gt;&lt;script&gt;hit()&lt;/script&gt;&quot; 玉米 · 科源</title>')
    expect(html).not.toContain('<script>hit')
    expect(html).toContain(`<meta name="DC.creator" content="Smith, Jane">`)
    const linked = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '') as Record<string, unknown>
    expect(linked).toMatchObject({ '@type': 'Dataset', name, identifier: { propertyID: 'SHA-256', value: hash }, creator: [{ name: '李禾' }, { name: 'Smith, Jane' }] })
    expect(String(linked.url).endsWith(address)).toBe(true)
    expect((await download('/results/aaaaaaaaaaaaaaaaaaaaaaaaaa')).status).toBe(404)
  })

  it('a retry freezes nothing anew', async () => {
    const first = await frozen({ clientMutationId: 'once' })
    expect((await frozen({ clientMutationId: 'once' })).id).toBe(first.id)
  })

  it.each<[string, Record<string, unknown>, string, string]>([
    ['an empty name', { name: ' ' }, 'TEXT_INVALID', 'name'],
    ['a document that does not fit', { document: '{ nothing }' }, 'QUERY_INVALID', 'document'],
    ['rows that are none', { rows: 'searchResources' }, 'ROWS_UNKNOWN', 'rows'],
    ['an alias in the way of ids', { document: '{ searchResources { edges { node { keyuanId: title } } } }' }, 'ROWS_UNIDENTIFIED', 'document'],
    ['a saved query that is not there', { savedQuery: 'registry:q-none' }, 'NOT_FOUND', 'savedQuery'],
  ])('refuses %s with a reason', async (_what, input, code, at) => {
    const { frozenResult, errors } = await freeze({ name: 'x', document: MAIZE, variables: { q: '玉米' }, ...input })
    expect(frozenResult).toBeNull()
    expect(errors[0]).toMatchObject({ code, path: expect.arrayContaining([at]) })
  })

  it('is for the signed-in', async () => {
    await expect(freeze({ name: 'x', document: MAIZE }, {})).rejects.toThrow('UNAUTHENTICATED')
    expect((await stack.ask('{ frozenResults { edges { node { id } } } }')).data).toEqual({ frozenResults: null })
  })

  it('what is public was asked as anybody asks, whatever its owner may see', async () => {
    await put([{ sourceId: 'yam', document: document(900, { title: '甘薯', description: '甘薯说明', keywords: [], sharing: { level: 'RESTRICTED' } }) }])
    const input = { document: '{ searchResources(q: "甘薯") { edges { node { id summary: description } } } }', variables: {} }
    const summaryIn = async (visibility: string): Promise<string | null | undefined> => (await rows((await frozen({ ...input, visibility })).id, owner))[0]?.data?.summary
    expect([await summaryIn('PRIVATE'), await summaryIn('PUBLIC')]).toEqual(['甘薯说明', null])
  })
})

describe('a frozen result, later', () => {
  it('shows what its records still allow: a withdrawn one its identifiers and hash, a hidden one nothing, a restricted one nothing of what is restricted, and the difference to now is exact', async () => {
    const result = await frozen()
    const before = await rows(result.id)
    const at = (n: number): FrozenRow => before.find(({ data }) => data?.title === document(n).title) as FrozenRow
    const [withdrawn, hidden, restricted, changed] = [at(2), at(3), at(4), at(5)]
    expect(await compared(result.id)).toMatchObject({ state: 'COMPARED', added: 0, changed: 0, gone: 0, same: RECORDS, changes: { edges: [] } })

    await put([
      { sourceId: 'm2', deleted: true },
      { sourceId: 'm3', document: document(3, { status: 'DRAFT' }) },
      { sourceId: 'm4', document: document(4, { sharing: { level: 'RESTRICTED' } }) },
      { sourceId: 'm5', document: document(5, { title: '玉米数据集 0005 修订', description: '改过的说明' }) },
      { sourceId: 'new', document: document(901, { title: '玉米数据集 新' }) },
    ])
    const after = await rows(result.id)
    const now = (row: FrozenRow): FrozenRow => after[row.number - 1] as FrozenRow
    expect(now(withdrawn)).toMatchObject({ status: 'WITHDRAWN', id: withdrawn.id, hash: withdrawn.hash, identifiers: ['CSTR:18406.11.maize.2'], data: { id: withdrawn.id, title: null, summary: null } })
    expect(now(hidden)).toEqual({ number: hidden.number, status: 'HIDDEN', id: null, hash: null, identifiers: null, data: null })
    expect(now(restricted)).toMatchObject({ status: 'SHOWN', id: restricted.id, hash: null, data: { title: restricted.data?.title, summary: null } })
    expect((await rows(result.id, owner))[restricted.number - 1]?.data?.summary).toBe('玉米说明 4')
    expect(now(changed)).toEqual(changed)
    // The withdrawn record lies in another row too.
    expect(at(1).data?.relations.edges[0]?.node?.title).toBe(document(2).title)
    expect(now(at(1)).data?.relations.edges[0]?.node).toEqual({ id: withdrawn.id, title: null })

    const jsonl = await (await download(`${result.address}.jsonl`)).text()
    const csv = await (await download(`${result.address}.csv`)).text()
    for (const text of [jsonl, csv]) for (const secret of [document(2).title, '玉米说明 2', document(3).title, '玉米说明 3', '玉米说明 4']) expect(text.includes(`${secret}"`) || text.includes(`${secret},`), secret).toBe(false)
    expect((await (await download(`${result.address}.ris`)).text()).match(/^TY /gm)).toHaveLength(RECORDS - 2)
    expect(await see(result.id)).toMatchObject({ hash: result.hash, rowCount: RECORDS })

    // A comparison that has just been made stands.
    await database.sql`update registry.frozen_comparison set started_at = now() - interval '2 minutes'`
    const difference = await compared(result.id)
    expect(difference).toMatchObject({ added: 1, gone: 2 })
    const changes = difference.changes.edges.map(({ node }) => node)
    expect(changes.find(({ id }) => id === changed.id)).toMatchObject({ kind: 'CHANGED', fields: [{ path: 'title' }, { path: 'summary' }], before: { title: changed.data?.title }, after: { title: '玉米数据集 0005 修订', summary: '改过的说明' } })
    expect(changes.filter(({ kind }) => kind === 'ADDED').map(({ after: row }) => row?.title)).toEqual(['玉米数据集 新'])
    expect(changes.filter(({ kind }) => kind === 'GONE').map(({ id, status, before: row }) => [id, status, row?.title ?? null])).toEqual([[withdrawn.id, 'WITHDRAWN', null], [null, 'HIDDEN', null]])
    expect(await idOf('新')).toBe(changes.find(({ kind }) => kind === 'ADDED')?.id)
  })

  it('its owner deletes it, and its address says so; the files are gone', async () => {
    const result = await frozen()
    const { frozenResult } = await remove({ id: result.id, reason: '作者要求' })
    expect(frozenResult).toMatchObject({ state: 'DELETED', deletionReason: '作者要求', deletedByCenter: false, name: null, document: null, hash: result.hash })
    expect(await see(result.id, {})).toMatchObject({ state: 'DELETED', deletionReason: '作者要求', hash: result.hash, files: null, name: null })
    expect((await download(`${result.address}.csv`)).status).toBe(410)
    expect((await download(result.address)).status).toBe(410)
    expect((await remove({ id: result.id })).frozenResult?.deletionReason).toBe('作者要求')
    expect((await compare({ id: result.id })).errors[0]?.code).toBe('STATE_WRONG')
  })

  it('the Center deletes a public one with a reason', async () => {
    const result = await frozen()
    expect((await remove({ id: result.id }, center)).errors[0]?.code).toBe('REASON_REQUIRED')
    expect((await remove({ id: result.id, reason: '依法删除' }, center)).frozenResult).toMatchObject({ state: 'DELETED', deletedByCenter: true })
  })
})

describe('a private one', () => {
  let result: Seen
  beforeAll(async () => { result = await frozen({ visibility: 'PRIVATE' }) })

  it.each<[string, () => Promise<Headers>]>([['nobody', async () => ({})], ['another', () => as('another')], ['center', async () => center]])('has no door for %s', async (_who, headersOf) => {
    const headers = await headersOf()
    expect(await see(result.id, headers)).toBeNull()
    expect(await see(result.address.slice('/results/'.length), headers)).toBeNull()
    const { data } = await stack.ask('query($id: ID!) { node(id: $id) { id ... on FrozenResult { name } } }', { id: result.id }, headers).catch(() => ({ data: null }))
    expect(JSON.stringify(data ?? {})).not.toContain('玉米')
    const html = await download(result.address, headers)
    expect([html.status, (await html.text()).includes('玉米')]).toEqual([404, false])
    for (const format of ['csv', 'xlsx', 'jsonl', 'ris', 'bib']) expect((await download(`${result.address}.${format}`, headers)).status).toBe(404)
    if (headers.authorization === undefined) {
      await expect(remove({ id: result.id }, headers)).rejects.toThrow('UNAUTHENTICATED')
      await expect(compare({ id: result.id }, headers)).rejects.toThrow('UNAUTHENTICATED')
    } else {
      expect((await remove({ id: result.id, reason: '不是我的' }, headers)).errors[0]?.code).toBe('NOT_FOUND')
      expect((await compare({ id: result.id }, headers)).errors[0]?.code).toBe('NOT_FOUND')
    }
    expect((await see(result.id))?.state).toBe('FROZEN')
  })

  it('is in the list of its owner, page by page, and in no other', async () => {
    const listed = async (headers: Headers, after: string | null = null): Promise<string[]> => {
      const { data } = await stack.ask('query($after: String) { frozenResults(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }', { after }, headers)
      const { edges, pageInfo } = (data as unknown as { frozenResults: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }).frozenResults
      return [...edges.map(({ node }) => node.id), ...(pageInfo.hasNextPage ? await listed(headers, pageInfo.endCursor) : [])]
    }
    expect(await listed(owner)).toContain(result.id)
    expect(await listed(await as('another'))).toEqual([])
  })
})
