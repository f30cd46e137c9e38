import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ANONYMOUS, type Viewer } from '../../../schema/viewer.ts'
import { openTestRegistry, person, type TestRegistry } from './open-test-registry.ts'

let at: TestRegistry
beforeAll(async () => { at = await openTestRegistry() })
afterAll(() => at.close())

const LI = person('li')
const WANG = person('wang')
const DOCUMENT = `query Datasets($q: String = "小麦", $provinces: [String!], $since: PartialDate) {
  searchResources(q: $q, filter: { types: ["DATASET"], provinces: $provinces, generated: { from: $since } }, first: 50) {
    edges { node { id title platform { name } keywords ... on Dataset { volumeBytes } } }
    pageInfo { hasNextPage endCursor }
  }
}`
const FIELDS = 'id slug name version document rows nested explode operationName visibility folder tags estimatedCost mine editable runnable deletedAt owner { id } sharedWith { id } platform { id } parameters { name label labelEn input required many default type options { value label } } picture { kind x y } forkOf { id }'
const PAYLOAD = `savedQuery { ${FIELDS} } problems { code message messageEn line column suggestion suggestionEn edits { start end text } path } errors { code message path } clientMutationId`

export interface Saved { id: string; slug: string; name: string; version: number; document: string; rows: string; parameters: Record<string, unknown>[]; [field: string]: unknown }
interface Payload { savedQuery: Saved | null; problems: { code: string; line: number | null; suggestion: string | null; [field: string]: unknown }[]; errors: { code: string; message: string; path: string[] }[] }

const mutate = async (viewer: Viewer, name: string, input: Record<string, unknown>): Promise<Payload> =>
  (await at.ask<Record<string, Payload>>(viewer, `mutation($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${PAYLOAD} } }`, { input }))[name] as Payload
const create = (viewer: Viewer, input: Record<string, unknown> = {}) => mutate(viewer, 'createSavedQuery', { name: '河南小麦数据集', document: DOCUMENT, ...input })
const saved = async (viewer: Viewer, input: Record<string, unknown> = {}): Promise<Saved> => {
  const { savedQuery, errors } = await create(viewer, input)
  if (!savedQuery) throw new Error(JSON.stringify(errors))
  return savedQuery
}
const codes = ({ errors }: Payload): string[] => errors.map(({ code }) => code)
const find = async (viewer: Viewer, id: string): Promise<Saved | null> => (await at.ask<{ savedQuery: Saved | null }>(viewer, `query($id: ID!) { savedQuery(id: $id) { ${FIELDS} } }`, { id })).savedQuery

describe('createSavedQuery', () => {
  it('keeps what was given, and completes what the document says: parameters with labels of the schema, rows, cost', async () => {
    const query = await saved(LI, { tags: ['小麦', '小麦'], folder: '我的', picture: { kind: 'BAR', x: 'platform.name' } })
    expect(query).toMatchObject({
      slug: expect.stringMatching(/^he-nan-xiao-mai-shu-ju-ji-[a-z0-9]{5}$/), name: '河南小麦数据集', version: 1, rows: 'searchResources.edges.node', nested: 'JOIN', visibility: 'PRIVATE', tags: ['小麦'], folder: '我的',
      mine: true, editable: true, runnable: true, owner: { id: 'accounts:li' }, picture: { kind: 'BAR', x: 'platform.name', y: null },
      parameters: [
        { name: 'q', input: 'TEXT', required: false, many: false, default: '小麦', type: 'String' },
        { name: 'provinces', input: 'REGION', many: true, default: null, type: '[String!]', label: expect.stringMatching(/\p{Script=Han}/u), labelEn: expect.stringMatching(/[a-z]/) },
        { name: 'since', input: 'DATE', type: 'PartialDate' },
      ],
    })
    expect(query.estimatedCost).toBeGreaterThan(50)
    expect(await find(LI, query.id)).toEqual(query)
  })

  it('says who is not signed in, and what a name has to be', async () => {
    await expect(create(ANONYMOUS)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
    expect(codes(await create(LI, { name: '  ' }))).toEqual(['NAME_EMPTY'])
    expect(codes(await create(LI, { name: 'x'.repeat(201) }))).toEqual(['TOO_LONG'])
    for (const name of ['a\u0007b', 'a\nb', '\ud800', 'a\u202eb', 'a\u0000']) expect(codes(await create(LI, { name })), JSON.stringify(name)).toEqual(['TEXT_INVALID'])
    expect(codes(await create(LI, { visibility: 'PUBLIC' }))).toEqual(['DESCRIPTION_EMPTY'])
    expect(codes(await create(LI, { visibility: 'PEOPLE' }))).toEqual(['PEOPLE_MISSING'])
    expect(codes(await create(LI, { visibility: 'PEOPLE', sharedWith: ['someone'] }))).toEqual(['ID_INVALID'])
    expect(codes(await create(LI, { visibility: 'PLATFORM', platform: 'platforms:p1' }))).toEqual(['PLATFORM_NOT_YOURS'])
    expect(codes(await create(LI, { slug: 'mine' }))).toEqual(['SLUG_NOT_YOURS'])
    expect(codes(await create(LI, { tags: Array.from({ length: 21 }, (_, n) => `t${n}`) }))).toEqual(['TOO_MANY'])
  })

  it('answers a retry with what it made, also when both come at once', async () => {
    const [one, two] = await Promise.all([create(LI, { clientMutationId: 'c1' }), create(LI, { clientMutationId: 'c1' })])
    expect(one.savedQuery?.id).toBeDefined()
    expect(two.savedQuery?.id).toBe(one.savedQuery?.id)
    expect((await create(LI, { clientMutationId: 'c1', name: '别的' })).savedQuery).toMatchObject({ id: one.savedQuery?.id, name: '河南小麦数据集' })
    expect((await create(WANG, { clientMutationId: 'c1' })).savedQuery?.id).not.toBe(one.savedQuery?.id)
  })

  it('gives two queries of one name two slugs', async () => {
    const [one, two] = [await saved(LI), await saved(WANG)]
    expect(one.slug).not.toBe(two.slug)
  })
})

describe('a document that is refused', () => {
  const refusal = async (document: string, more: Record<string, unknown> = {}) => (await create(LI, { document, ...more })).problems
  const doubling = (levels: number): string => `{ ...F0 } ${Array.from({ length: levels }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F${levels} on Query { resourceTypes { code } }`

  it('says line, column and what to write instead, as an edit', async () => {
    const document = '{\n  searchResources(q: "x") {\n    edges { node { titel } }\n  }\n}'
    const [found] = await refusal(document)
    expect(found).toMatchObject({ code: 'QUERY_INVALID', line: 3, column: 20, message: expect.stringContaining('没有字段 titel'), suggestion: expect.stringContaining('title'), path: ['input', 'document'] })
    const [edit] = found?.edits as { start: number; end: number; text: string }[]
    expect(document.slice(0, edit?.start) + edit?.text + document.slice(edit?.end)).toBe(document.replace('titel', 'title'))
    expect((await create(LI, { document })).errors[0]).toMatchObject({ code: 'QUERY_INVALID', message: expect.stringContaining('第 3 行第 20 列') })
  })

  it.each([
    ['no query', '', 'DOCUMENT_EMPTY'],
    ['an error of syntax', '{ a ', 'QUERY_INVALID'],
    ['a mutation', 'mutation { deleteSavedQuery(input: { id: "registry:a", expectedVersion: 1 }) { id } }', 'NOT_A_QUERY'],
    ['a mutation beside a query', 'query A { resourceTypes { code } } mutation B { deleteSavedQuery(input: { id: "registry:a", expectedVersion: 1 }) { id } }', 'NOT_A_QUERY'],
    ['a subscription', 'subscription { a }', 'NOT_A_QUERY'],
    ['fragments alone', 'fragment F on Query { resourceTypes { code } }', 'NOT_A_QUERY'],
    ['introspection', '{ __schema { types { name } } }', 'QUERY_INTROSPECTS'],
    ['introspection in a fragment beside data', '{ resourceTypes { code } ...F } fragment F on Query { __type(name: "Query") { name } }', 'QUERY_INTROSPECTS'],
    ['a variable of a prototype', 'query($__proto__: String) { searchResources(q: $__proto__) { edges { node { id } } } }', 'VARIABLE_RESERVED'],
    ['another one', 'query($constructor: String) { searchResources(q: $constructor) { edges { node { id } } } }', 'VARIABLE_RESERVED'],
    ['two operations and none named', 'query A { resourceTypes { code } } query B { resourceTypes { code } }', 'OPERATION_UNNAMED'],
    ['doubling fragments', doubling(16), 'QUERY_TOO_COMPLEX'],
    ['many doubling fragments', doubling(40), 'QUERY_TOO_COMPLEX'],
    ['a fragment within itself', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', 'QUERY_TOO_COMPLEX'],
    ['more than may be written', `{ resourceTypes { code } } #${'x'.repeat(262_144)}`, 'QUERY_TOO_COMPLEX'],
    ['more than may be asked', '{ searchResources(first: 200) { edges { node { moreLikeThis(first: 50) { id moreLikeThis(first: 50) { id } } } } } }', 'QUERY_TOO_COMPLEX'],
    ['a page too large', '{ searchResources(first: 201) { edges { node { id } } } }', 'QUERY_TOO_COMPLEX'],
    ['control characters', '{ resourceTypes { code } } #\u0001', 'TEXT_INVALID'],
  ])('%s', async (_name, document, code) => {
    const started = performance.now()
    expect((await refusal(document))[0]).toMatchObject({ code })
    expect(performance.now() - started).toBeLessThan(1_500)
  })

  it('names the limit, its value and what was found', async () => {
    expect((await refusal(doubling(20)))[0]?.message).toContain('selections')
    expect((await refusal('{ searchResources(first: 201) { edges { node { id } } } }'))[0]?.message).toMatch(/pageSize.*上限 200,实际 201/)
  })

  it('parameters that do not fit their variables', async () => {
    const document = 'query($n: Int!, $q: String, $types: [String!], $kinds: [RelationKind!]) { searchResources(q: $q, first: $n, filter: { types: $types }) { edges { node { id relations(kinds: $kinds) { pageInfo { hasNextPage } } } } } }'
    const given = (...parameters: Record<string, unknown>[]) => refusal(document, { parameters: parameters.map((parameter) => ({ label: 'x', ...parameter })) })
    const n = { name: 'n', input: 'NUMBER', default: 5 }
    expect(await given(n)).toEqual([])
    expect((await given()).map(({ code }) => code)).toEqual(['PARAMETER_MISSING'])
    expect((await given({ ...n, default: 'five' })).map(({ code }) => code)).toEqual(['PARAMETER_DEFAULT'])
    expect((await given({ ...n, default: 500 })).map(({ code }) => code)).toEqual(['QUERY_TOO_COMPLEX'])
    expect((await given({ ...n, default: undefined, required: false })).map(({ code }) => code)).toEqual(['PARAMETER_REQUIRED'])
    expect((await given({ ...n, input: 'BOX' })).map(({ code }) => code)).toEqual(['PARAMETER_KIND'])
    expect((await given(n, { name: 'q', input: 'NUMBER' })).map(({ code }) => code)).toEqual(['PARAMETER_KIND'])
    expect((await given(n, { name: 'q', input: 'TEXT', many: true })).map(({ code }) => code)).toEqual(['PARAMETER_MANY'])
    expect((await given(n, { name: 'who', input: 'TEXT' })).map(({ code }) => code)).toEqual(['PARAMETER_UNKNOWN'])
    expect((await given(n, n)).map(({ code }) => code)).toEqual(['PARAMETER_TWICE'])
    expect((await given(n, { name: 'kinds', input: 'ENUM', options: [{ value: 'NONE' }] })).map(({ code }) => code)).toEqual(['PARAMETER_OPTION'])
    expect((await given(n, { name: 'q', label: ' ', input: 'TEXT' })).map(({ code }) => code)).toEqual(['LABEL_EMPTY'])
  })

  it('rows, lists to explode and columns that are not in the document', async () => {
    expect((await refusal(DOCUMENT, { rows: 'searchResources' }))[0]).toMatchObject({ code: 'ROWS_UNKNOWN', message: expect.stringContaining('searchResources.edges.node') })
    expect((await refusal(DOCUMENT, { nested: 'EXPLODE' }))[0]).toMatchObject({ code: 'EXPLODE_UNKNOWN', message: expect.stringContaining('keywords') })
    expect(await refusal(DOCUMENT, { nested: 'EXPLODE', explode: 'keywords' })).toEqual([])
    expect((await refusal(DOCUMENT, { picture: { kind: 'BAR', x: 'colour' } }))[0]).toMatchObject({ code: 'COLUMN_UNKNOWN', message: expect.stringContaining('platform.name') })
  })
})

describe('checkSavedQuery', () => {
  it('says the same without saving, to anybody', async () => {
    const { checkSavedQuery } = await at.ask<{ checkSavedQuery: Record<string, unknown> }>(ANONYMOUS, 'query($input: CheckSavedQueryInput!) { checkSavedQuery(input: $input) { valid problems { code } estimatedCost costLimit parameters { name input options { value } } rowLists { path complete nested } graphVersion } }', { input: { document: DOCUMENT } })
    expect(checkSavedQuery).toMatchObject({ valid: true, problems: [], costLimit: 20_000, parameters: [{ name: 'q' }, { name: 'provinces' }, { name: 'since' }], rowLists: [{ path: 'searchResources.edges.node', complete: true, nested: ['keywords'] }], graphVersion: expect.stringMatching(/^[0-9a-f]{16}$/) })
    const before = await at.database.sql`select count(*)::int as n from registry.saved_query`
    await at.ask(ANONYMOUS, 'query($input: CheckSavedQueryInput!) { checkSavedQuery(input: $input) { valid } }', { input: { document: '{ nothing }' } })
    expect(await at.database.sql`select count(*)::int as n from registry.saved_query`).toEqual(before)
  })
})

describe('versions', () => {
  it('each save is one, with its diff; a stale one is refused, of two at once one wins', async () => {
    const query = await saved(LI)
    const change = (input: Record<string, unknown>) => mutate(LI, 'updateSavedQuery', { id: query.id, expectedVersion: 1, ...input })
    const both = await Promise.all([change({ name: '甲' }), change({ name: '乙' })])
    expect(both.map(codes).sort()).toEqual([[], ['CONFLICT']])
    expect(codes(await change({ name: '丙' }))).toEqual(['CONFLICT'])
    const document = DOCUMENT.replace('first: 50', 'first: 20').replace('$since: PartialDate', '$since: PartialDate, $licenses: [String!]').replace('generated:', 'licenses: $licenses, generated:')
    const third = await change({ expectedVersion: 2, document, clientMutationId: 'u1' })
    expect(third.savedQuery).toMatchObject({ version: 3, parameters: [{ name: 'q' }, { name: 'provinces' }, { name: 'since' }, { name: 'licenses' }] })
    expect((await change({ expectedVersion: 2, document, clientMutationId: 'u1' })).savedQuery).toMatchObject({ version: 3 })
    const shown = await at.ask<{ savedQuery: { versions: { edges: { node: unknown }[]; pageInfo: { endCursor: string } }; diff: { lines: { kind: string; text: string }[]; changes: { attribute: string }[] } } }>(LI, 'query($id: ID!) { savedQuery(id: $id) { versions(first: 2) { edges { node { version reason by { id } name } } pageInfo { hasNextPage endCursor } } diff(from: 1) { from to lines { kind text fromLine toLine } changes { attribute before after } } } }', { id: query.id })
    expect(shown.savedQuery.versions).toMatchObject({ edges: [{ node: { version: 3, reason: 'EDITED', by: { id: 'accounts:li' } } }, { node: { version: 2 } }], pageInfo: { hasNextPage: true } })
    expect(shown.savedQuery.diff.lines.filter(({ kind }) => kind !== 'SAME').map(({ kind, text }) => [kind, text.trim().slice(0, 20)])).toEqual([['REMOVED', 'query Datasets($q: S'], ['REMOVED', 'searchResources(q: $'], ['ADDED', 'query Datasets($q: S'], ['ADDED', 'searchResources(q: $']])
    expect(shown.savedQuery.diff.changes.map(({ attribute }) => attribute)).toEqual(['name', 'parameters.licenses'])
    expect((await mutate(LI, 'restoreSavedQueryVersion', { id: query.id, version: 1, expectedVersion: 3 })).savedQuery).toMatchObject({ version: 4, name: '河南小麦数据集', document: DOCUMENT })
    expect(codes(await mutate(LI, 'restoreSavedQueryVersion', { id: query.id, version: 99, expectedVersion: 4 }))).toEqual(['NOT_FOUND'])
  })

  it('null clears, what is not given stays', async () => {
    const query = await saved(LI, { folder: 'f', tags: ['t'], nameEn: 'Wheat' })
    const { savedQuery } = await mutate(LI, 'updateSavedQuery', { id: query.id, expectedVersion: 1, folder: null })
    expect(savedQuery).toMatchObject({ folder: null, tags: ['t'], name: query.name, parameters: query.parameters })
  })
})

describe('deleteSavedQuery', () => {
  const remove = (viewer: Viewer, id: string, expectedVersion: number) => at.ask<{ deleteSavedQuery: { id: string | null; errors: { code: string }[] } }>(viewer, 'mutation($input: DeleteSavedQueryInput!) { deleteSavedQuery(input: $input) { id errors { code } } }', { input: { id, expectedVersion } })

  it('leaves an address that says gone, whose slug is never given again, and nothing of the content', async () => {
    const CENTER: Viewer = { id: 'accounts:center', grants: [{ role: 'CENTER' }] }
    const query = await saved(CENTER, { slug: 'wheat', visibility: 'PUBLIC', description: '说明' })
    expect((await remove(CENTER, query.id, 9)).deleteSavedQuery.errors).toEqual([{ code: 'CONFLICT' }])
    expect((await remove(CENTER, query.id, 1)).deleteSavedQuery).toEqual({ id: query.id, errors: [] })
    expect((await remove(CENTER, query.id, 1)).deleteSavedQuery).toEqual({ id: query.id, errors: [] })
    const { savedQuery } = await at.ask<{ savedQuery: Record<string, unknown> }>(ANONYMOUS, `{ savedQuery(slug: "wheat") { ${FIELDS} versions { edges { node { version } } } usage { runs } } }`)
    expect(Object.entries(savedQuery).filter(([, value]) => value !== null).map(([name]) => name).sort()).toEqual(['deletedAt', 'id', 'slug'])
    expect(codes(await create(CENTER, { slug: 'wheat' }))).toEqual(['SLUG_TAKEN'])
    expect(await at.database.sql`select 1 from registry.saved_query_version where query_id = ${query.id}`).toHaveLength(0)
    expect(codes(await mutate(CENTER, 'updateSavedQuery', { id: query.id, expectedVersion: 2, name: 'x' }))).toEqual(['NOT_FOUND'])
    expect(codes(await mutate(WANG, 'forkSavedQuery', { id: query.id }))).toEqual(['NOT_FOUND'])
  })
})
