import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishing, type SchemaCheck, submissionOf } from '../support/publishing.ts'
import { type PartnerRecord, startTestPartner, type TestPartner } from '../support/test-partner.ts'
import { DEVELOPMENT_KEY, type LocalStack, openLocalStack } from './local-stack.ts'

const own = (typename: string, fields: string): string => `
  "${typename} 的样例 / An example of ${typename}"
  type ${typename} @key(fields: "id") {
    "编号 / Id"
    id: ID!
    ${fields}
  }`
const DISH = '"口径(米)/ Aperture in metres"\n    aperture: Float'
const record = (namespace: string, local: string, typename: string, fields: Record<string, unknown>): PartnerRecord => ({
  id: `${namespace}:${local}`, typename, fields,
  document: { profile: 'core/1', resourceType: typename.toUpperCase(), title: `${typename} ${local}`, provenance: { origin: 'JOINED', source: namespace, sourceId: local } },
})

let stack: LocalStack
let graph: ReturnType<typeof publishing>
const partners: Record<string, { partner: TestPartner; token: string }> = {}
const of = (namespace: string): { partner: TestPartner; token: string } => {
  const found = partners[namespace]
  if (!found) throw new Error(`no partner ${namespace}`)
  return found
}
const join = async (namespace: string, typename: string): Promise<void> => {
  partners[namespace] = {
    token: await graph.register(namespace),
    partner: await startTestPartner({ namespace, own: own(typename, DISH), jwksUrl: stack.url.replace('/graphql', '/.well-known/jwks.json'), records: [record(namespace, 'one', typename, { aperture: 1 }), record(namespace, 'two', typename, { aperture: 2 })] }),
  }
}
const ask = async <T>(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<T> => (await stack.ask(query, variables, headers)).data as T
const as = (token: string) => ({ authorization: `Bearer ${token}` })
const publishNow = (namespace: string, typename: string, more: Record<string, unknown> = {}): Promise<SchemaCheck> => graph.publish(of(namespace).token, submissionOf(namespace, of(namespace).partner, typename, more))
const serves = (check: SchemaCheck) => expect.poll(() => stack.gateway.version, { timeout: 30_000 }).toBe(check.publishedVersion)
const statusOf = async (namespace: string) => (await ask<{ partner: { status: string; version: number } }>('query($n: String!) { partner(namespace: $n) { status version } }', { n: namespace })).partner

beforeAll(async () => {
  stack = await openLocalStack()
  graph = publishing(stack.ask, DEVELOPMENT_KEY)
  await join('dishes', 'Dish')
  await join('lenses', 'Lens')
})
afterAll(async () => {
  await stack.close()
  await Promise.all(Object.values(partners).map(({ partner }) => partner.stop()))
})

describe('publishing', () => {
  it('two partners at once both end right', async () => {
    const published = await Promise.all([publishNow('dishes', 'Dish'), publishNow('lenses', 'Lens')])
    expect(published.map(({ state }) => state)).toEqual(['PUBLISHED', 'PUBLISHED'])
    const { graphVersion } = await ask<{ graphVersion: { version: string; sequence: number; members: { namespace: string }[] } }>('{ graphVersion { version sequence members { namespace } } }')
    expect(graphVersion).toMatchObject({ sequence: 3, members: [{ namespace: 'dishes' }, { namespace: 'lenses' }] })
    await expect.poll(() => stack.gateway.version, { timeout: 30_000 }).toBe(graphVersion.version)
    await expect.poll(() => ask('{ node(id: "dishes:one") { ... on Dish { title aperture } } other: node(id: "lenses:two") { ... on Lens { title aperture } } }'), { timeout: 30_000 })
      .toEqual({ node: { title: 'Dish one', aperture: 1 }, other: { title: 'Lens two', aperture: 2 } })
  })

  it('takes a token of the very namespace: none, another partner\'s and a revoked one are refused, and so is a namespace that somebody has', async () => {
    const mutation = 'mutation($input: PublishSubgraphInput!) { publishSubgraph(input: $input) { check { id } errors { code } } }'
    const input = submissionOf('dishes', of('dishes').partner, 'Dish')
    expect((await stack.ask(mutation, { input })).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
    expect((await stack.ask(mutation, { input }, as(of('lenses').token))).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
    expect((await stack.ask(mutation, { input }, as(`kyp_${'x'.repeat(43)}`))).errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' })
    const issued = await ask<{ issuePublishToken: { token: string; publishToken: { id: string } } }>('mutation($input: IssuePublishTokenInput!) { issuePublishToken(input: $input) { token publishToken { id } } }', { input: { namespace: 'dishes' } }, await graph.asCenter())
    await ask('mutation($input: RevokePublishTokenInput!) { revokePublishToken(input: $input) { publishToken { revokedAt } } }', { input: { namespace: 'dishes', id: issued.issuePublishToken.publishToken.id } }, await graph.asCenter())
    expect((await stack.ask(mutation, { input }, as(issued.issuePublishToken.token))).errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' })
    for (const [namespace, code] of [['dishes', 'NAMESPACE_TAKEN'], ['literature', 'NAMESPACE_TAKEN'], ['registry', 'NAMESPACE_TAKEN'], ['Bad', 'NAMESPACE_INVALID'], ['a--b', 'NAMESPACE_INVALID']]) {
      const { registerPartner } = await ask<{ registerPartner: { errors: { code: string }[] } }>('mutation($input: RegisterPartnerInput!) { registerPartner(input: $input) { errors { code } } }', { input: { namespace, label: 'x' } }, await graph.asCenter())
      expect(registerPartner.errors).toEqual([{ code }])
    }
    expect((await stack.ask('mutation($input: RegisterPartnerInput!) { registerPartner(input: $input) { errors { code } } }', { input: { namespace: 'mine', label: 'x' } }, as(of('dishes').token))).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('shows address, tokens and checks to the partner and the Center only', async () => {
    const query = '{ partner(namespace: "dishes") { label published { sdl url } tokens { id } checks { id } } }'
    expect(await ask(query)).toMatchObject({ partner: { label: '平台 dishes', published: { sdl: expect.stringContaining('type Dish'), url: null }, tokens: null, checks: null } })
    expect(await ask(query, {}, as(of('lenses').token))).toMatchObject({ partner: { published: { url: null }, tokens: null, checks: null } })
    expect(await ask(query, {}, as(of('dishes').token))).toMatchObject({ partner: { published: { url: of('dishes').partner.url }, tokens: [{}, {}], checks: [{}] } })
  })
})

describe('checks before a publication', () => {
  it('a renamed field names the operation, its client and the rewrite; kept beside the new one it passes, and its users are listed', async () => {
    await ask('query Apertures { node(id: "dishes:one") { ... on Dish { aperture } } }', {}, { 'x-keyuan-client': 'portal', 'x-keyuan-client-version': '2.1' })
    const renamed = '"口径(米)/ Aperture in metres"\n    apertureMetres: Float'
    of('dishes').partner.deploy(own('Dish', renamed))
    const breaking = (check: SchemaCheck) => check.results?.find(({ id }) => id === 'breaking.operations')
    await stack.recorded()
    expect(breaking(await graph.check(of('dishes').token, submissionOf('dishes', of('dishes').partner, 'Dish')))?.status).toBe('FAILED')
    const refused = await publishNow('dishes', 'Dish')
    expect(refused).toMatchObject({ state: 'REFUSED', refusal: { code: 'CHECKS_FAILED' } })
    expect(breaking(refused)?.findings.filter(({ coordinate }) => coordinate === 'Dish.aperture')).toMatchObject([{ refuses: true, operations: expect.arrayContaining([{ name: 'Apertures', client: expect.stringContaining('portal'), rewrite: expect.stringContaining('aperture: apertureMetres') }]) }])
    of('dishes').partner.deploy(own('Dish', `${renamed}\n    "口径 / Aperture"\n    aperture: Float @deprecated(reason: "改用 apertureMetres / use apertureMetres, sunset: 2027-06-30")`))
    const kept = await publishNow('dishes', 'Dish')
    expect(kept).toMatchObject({ state: 'PUBLISHED' })
    await serves(kept)
    expect(await ask('{ schemaDeprecations { coordinate sunset users { client clientVersion operation } } }')).toMatchObject({ schemaDeprecations: [{ coordinate: 'Dish.aperture', sunset: '2027-06-30', users: expect.arrayContaining([{ client: 'portal', clientVersion: '2.1', operation: 'Apertures' }]) }] })
    const { graphVersion } = await ask<{ graphVersion: { reason: string; namespace: string; changes: unknown[] } }>('{ graphVersion { reason namespace changes { code effect coordinate } } }')
    expect(graphVersion).toMatchObject({ reason: 'PUBLISHED', namespace: 'dishes', changes: [{ code: 'FIELD_ADDED', effect: 'SAFE', coordinate: 'Dish.apertureMetres' }] })
  })

  it('a stale check publishes nothing: neither when the graph has moved nor when the subgraph has', async () => {
    const check = await graph.check(of('lenses').token, submissionOf('lenses', of('lenses').partner, 'Lens'))
    expect(check.state).toBe('PASSED')
    await expect(publishNow('lenses', 'Lens', { checkId: check.id, terms: { requestsPerSecond: 900 } })).rejects.toThrow('CHECK_STALE')
    of('dishes').partner.deploy(own('Dish', `${DISH}\n    "口径(米)/ Aperture in metres"\n    apertureMetres: Float\n    "年份 / Year"\n    builtIn: Int`))
    await serves(await publishNow('dishes', 'Dish'))
    expect(await publishNow('lenses', 'Lens', { checkId: check.id })).toMatchObject({ state: 'REFUSED', refusal: { code: 'CHECK_STALE' } })
    const again = await graph.check(of('lenses').token, submissionOf('lenses', of('lenses').partner, 'Lens'))
    expect(await publishNow('lenses', 'Lens', { checkId: again.id })).toMatchObject({ state: 'PUBLISHED' })
  })

  it('a rollback is one call', async () => {
    const back = await graph.rollback(of('dishes').token, { namespace: 'dishes' })
    expect(back).toMatchObject({ state: 'PUBLISHED' })
    await serves(back)
    expect((await stack.ask('{ node(id: "dishes:one") { ... on Dish { builtIn } } }')).errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_INVALID' })
    await expect(graph.rollback(of('dishes').token, { namespace: 'dishes', digest: '0'.repeat(32) })).rejects.toThrow('NOT_FOUND')
  })

  it('one curl does it too', async () => {
    const post = (body: string, headers: Record<string, string> = as(of('lenses').token)) => fetch(stack.url.replace('/graphql', '/schema/check?namespace=lenses'), { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } })
    const passed = await post(of('lenses').partner.sdl)
    expect([passed.status, await passed.text()]).toEqual([200, expect.stringContaining('✓ composition')])
    const failed = await post(of('lenses').partner.sdl.replace('type Lens @key(fields: "id")', 'type Lens'), { accept: 'application/json', ...as(of('lenses').token) })
    expect([failed.status, await failed.json()]).toMatchObject([422, { state: 'REFUSED' }])
    expect((await post(of('lenses').partner.sdl, as(of('dishes').token))).status).toBe(403)
    expect((await post(of('lenses').partner.sdl, {})).status).toBe(400)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/graphql', 'application/octet-stream']) {
      expect((await fetch(stack.url, { method: 'POST', body: '{"query":"{ __typename }"}', headers: { 'content-type': type } })).status, `${type} is no body for the graph`).toBe(415)
    }
  })
})

describe('pause and leave', () => {
  const change = async (name: string, namespace: string, more: Record<string, unknown> = {}) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
    const operations = name === 'leaveGraph' ? 'operations { name client }' : ''
    return (await ask<Record<string, { partner: { status: string }; operations?: { name: string }[]; errors: { code: string }[] }>>(`mutation($input: ${type}!) { ${name}(input: $input) { partner { status } ${operations} errors { code } } }`, { input: { namespace, expectedVersion: (await statusOf(namespace)).version, ...more } }, as(of(namespace).token)))[name]
  }
  const lens = () => stack.ask('query LensPage { node(id: "lenses:one") { ... on Lens { title aperture freshness { ownerReachable } } } }')

  it('a paused partner is not asked: its core fields answer, its own are null and the answer says so; then it resumes', async () => {
    expect(await change('pausePartner', 'lenses')).toMatchObject({ partner: { status: 'PAUSED' }, errors: [] })
    await expect.poll(async () => (await lens()).data, { timeout: 30_000 }).toMatchObject({ node: { title: 'Lens one', aperture: null } })
    const calls = of('lenses').partner.calls()
    expect((await lens()).extensions).toMatchObject({ degraded: [{ subgraph: 'lenses' }] })
    expect(of('lenses').partner.calls()).toBe(calls)
    expect(await change('pausePartner', 'lenses')).toMatchObject({ errors: [{ code: 'STATE_WRONG' }] })
    expect(await change('resumePartner', 'lenses')).toMatchObject({ partner: { status: 'ACTIVE' } })
    expect(await change('leaveGraph', 'lenses', { at: new Date(Date.now() + 86_400_000).toISOString(), keep: 'COPIES' })).toMatchObject({ partner: { status: 'LEAVING' }, errors: [] })
    expect(await publishNow('lenses', 'Lens')).toMatchObject({ state: 'REFUSED', refusal: { code: 'PARTNER_NOT_ACTIVE' } })
    expect(await change('resumePartner', 'lenses')).toMatchObject({ partner: { status: 'ACTIVE' } })
    await expect.poll(async () => (await lens()).data, { timeout: 30_000 }).toMatchObject({ node: { aperture: 1 } })
  })

  it('whoever leaves is told which operations break; ids answer as tombstones, and the namespace is never given again', async () => {
    await lens()
    await stack.recorded()
    expect(await change('leaveGraph', 'lenses', { at: new Date(Date.now() - 1_000).toISOString(), keep: 'TOMBSTONES' })).toMatchObject({ partner: { status: 'LEFT' }, operations: expect.arrayContaining([expect.objectContaining({ name: 'LensPage' })]) })
    await expect.poll(() => ask('{ resource(id: "lenses:one") { __typename id status tombstone { reason } } }'), { timeout: 30_000 }).toMatchObject({ resource: { __typename: 'Lens', id: 'lenses:one', status: 'WITHDRAWN', tombstone: { reason: expect.any(String) } } })
    await expect.poll(async () => (await stack.ask('{ node(id: "lenses:one") { ... on Lens { aperture } } }')).errors?.[0]?.extensions, { timeout: 30_000 }).toMatchObject({ code: 'QUERY_INVALID' })
    const { registerPartner } = await ask<{ registerPartner: { errors: { code: string }[] } }>('mutation($input: RegisterPartnerInput!) { registerPartner(input: $input) { errors { code } } }', { input: { namespace: 'lenses', label: 'x' } }, await graph.asCenter())
    expect(registerPartner.errors).toEqual([{ code: 'NAMESPACE_TAKEN' }])
  })

  it('whoever leaves with copies agreed leaves them', async () => {
    await change('leaveGraph', 'dishes', { at: new Date(Date.now() - 1_000).toISOString(), keep: 'COPIES' })
    await expect.poll(async () => (await stack.ask('{ node(id: "dishes:one") { ... on Dish { aperture } } }')).errors?.[0]?.extensions, { timeout: 30_000 }).toMatchObject({ code: 'QUERY_INVALID' })
    expect(await ask('{ resource(id: "dishes:one") { __typename title tombstone { reason } } }')).toEqual({ resource: { __typename: 'Dish', title: 'Dish one', tombstone: null } })
  })
})
