import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import postgres from 'postgres'
import { person } from '../../subgraphs/accounts/test/people.ts'
import { demoAccounts, demoUserId } from '../../scripts/development-issuer/identity.ts'
import { type Browsing, browsing, signInAs } from '../support/browser-like.ts'
import { type LocalStack, openLocalStack } from './local-stack.ts'
import { signedIn } from './writing.ts'

const CREATE = 'mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { key apiKey { id name ending scopes expiresAt lastUsedAt } errors { code path } } }'
const REVOKE = 'mutation($id: ID!) { revokeApiKey(input: { id: $id }) { apiKey { revokedAt } errors { code } } }'
const ME = '{ me { id apiKeys { id lastUsedAt } } }'

interface Created { createApiKey: { key: string | null; apiKey: { id: string } | null; errors: { code: string; path: string[] }[] } }

let stack: LocalStack
let sql: postgres.Sql
let browser: Browsing
beforeAll(async () => {
  stack = await openLocalStack()
  sql = postgres(stack.databaseUrl, { max: 1 })
  await stack.graph.accountStore.seedPeople(demoAccounts())
  browser = browsing(new URL(stack.url).origin)
  await signInAs(browser, 'li-he')
})
afterAll(async () => {
  await sql.end()
  await stack.close()
})

const create = async (input: Record<string, unknown>): Promise<Created['createApiKey']> => ((await browser.ask(CREATE, { input })).data as unknown as Created).createApiKey
const withKey = (key: string | null, query: string, variables: Record<string, unknown> = {}) => stack.ask(query, variables, { authorization: `Bearer ${key}` })

describe('an API key', () => {
  it('is shown once, asks as its person, and only its hash is kept', async () => {
    const { key, apiKey } = await create({ name: '每周统计', scopes: [] })
    expect(key).toMatch(/^kyk_[\w-]{43}$/)
    expect(apiKey).toMatchObject({ name: '每周统计', ending: key?.slice(-4), scopes: ['READ'], lastUsedAt: null })
    expect((await withKey(key, ME)).data).toMatchObject({ me: { id: demoUserId('li-he') } })
    const stored = JSON.stringify([await sql`select * from accounts.api_key`, await sql`select * from accounts.audit`, await sql`select * from accounts.receipt`])
    expect(stored).not.toContain(key)
    expect(stored).not.toContain(key?.slice(4))
    expect(stack.log.join('\n')).not.toContain(key)
    const { data } = await browser.ask(ME)
    expect((data as unknown as { me: { apiKeys: { id: string; lastUsedAt: string | null }[] } }).me.apiKeys.find(({ id }) => id === apiKey?.id)?.lastUsedAt).toMatch(/^20/)
    expect(JSON.stringify(data)).not.toContain(key?.slice(4))
  })

  it('is made once for one clientMutationId; the retry does not show it again', async () => {
    const input = { name: '重试', scopes: ['READ'], clientMutationId: 'k1' }
    const [first, again] = [await create(input), await create(input)]
    expect(again).toMatchObject({ key: null, apiKey: { id: first.apiKey?.id }, errors: [] })
  })

  it('is refused within five seconds of its revocation, everywhere', async () => {
    const { key, apiKey } = await create({ name: '将作废', scopes: ['READ'] })
    expect((await withKey(key, ME)).errors).toBeUndefined()
    expect((await browser.ask(REVOKE, { id: apiKey?.id })).data).toMatchObject({ revokeApiKey: { apiKey: { revokedAt: expect.any(String) }, errors: [] } })
    const revoked = Date.now()
    await expect.poll(async () => (await withKey(key, ME)).errors?.[0]?.extensions.code, { timeout: 5_500, interval: 200 }).toBe('UNAUTHENTICATED')
    expect(Date.now() - revoked).toBeLessThan(5_500)
  })

  it('that has expired, or was never made, is refused', async () => {
    const { key, apiKey } = await create({ name: '将过期', scopes: ['READ'], expiresAt: new Date(Date.now() + 60_000).toISOString() })
    await sql`update accounts.api_key set expires_at = now() - interval '1 second' where id = ${apiKey?.id ?? ''}`
    for (const each of [key, `kyk_${'a'.repeat(43)}`, `kyk_${key?.slice(4).toUpperCase()}`]) expect((await withKey(each, ME)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('has a name and an end within five years', async () => {
    expect((await create({ name: ' ', scopes: [] })).errors).toEqual([{ code: 'NAME_INVALID', path: ['input', 'name'] }])
    for (const expiresAt of ['2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z']) expect((await create({ name: 'x', scopes: [], expiresAt })).errors[0]?.code).toBe('EXPIRY_INVALID')
  })
})

describe('what a key may do', () => {
  const PROFILE = 'mutation { updateProfile(input: { expectedVersion: 999 }) { errors { code } } }'

  it.each([
    [['READ'], 'query', true], [['READ'], 'mutation', false], [['EXPORT'], 'query', true], [['EXPORT'], 'mutation', false], [['WRITE'], 'mutation', true],
  ] as const)('%j: a %s, %s', async (scopes, kind, may) => {
    const { key } = await create({ name: '权限', scopes })
    const { data, errors } = await withKey(key, kind === 'query' ? ME : PROFILE)
    if (may) expect([data, errors]).toEqual([expect.anything(), undefined])
    else expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('WRITE'), extensions: { code: 'FORBIDDEN', messageEn: expect.stringContaining('WRITE') } })
  })

  it('a mutation hidden in a fragment, or beside an export, is a mutation', async () => {
    const { key } = await create({ name: '藏', scopes: ['EXPORT'] })
    for (const document of [
      'mutation { ...on Mutation { updateProfile(input: { expectedVersion: 1 }) { errors { code } } } }',
      'mutation { ...f } fragment f on Mutation { startExport: updateProfile(input: { expectedVersion: 1 }) { errors { code } } }',
    ]) expect((await withKey(key, document)).errors?.[0]?.extensions.code, document).toBe('FORBIDDEN')
  })

  it('is never to make another key', async () => {
    const { key } = await create({ name: '全部', scopes: ['READ', 'WRITE', 'EXPORT'] })
    expect((await withKey(key, CREATE, { input: { name: '子', scopes: ['WRITE'] } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
})

describe('a suspended person', () => {
  const SUSPEND = 'mutation($input: SuspendUserInput!) { suspendUser(input: $input) { user { status } errors { code } } }'

  it('is out of every browser at once, the keys are refused, no new sign-in; until the suspension is taken back', async () => {
    const home = new URL(stack.url).origin
    const own = browsing(home)
    await signInAs(own, 'sun-yue')
    const made = ((await own.ask(CREATE, { input: { name: 'k', scopes: [] } })).data as unknown as Created).createApiKey
    const user = demoUserId('sun-yue')
    const center = await signedIn('the-center', [{ role: 'CENTER' }])
    const version = async (): Promise<number> => ((await stack.ask('query($id: ID!) { user(id: $id) { version } }', { id: user }, center)).data as unknown as { user: { version: number } }).user.version
    expect((await stack.ask(SUSPEND, { input: { user, reason: '违反规定', expectedVersion: 99 } }, center)).data).toMatchObject({ suspendUser: { errors: [{ code: 'CONFLICT' }] } })
    expect((await stack.ask(SUSPEND, { input: { user, reason: '违反规定', expectedVersion: await version() } }, center)).data).toEqual({ suspendUser: { user: { status: 'SUSPENDED' }, errors: [] } })
    expect((await own.ask(ME)).data).toEqual({ me: null })
    expect((await withKey(made.key, ME)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    const again = await signInAs(browsing(home), 'sun-yue')
    expect(again).toMatchObject({ status: 403, text: expect.stringContaining('停用') })
    await stack.ask('mutation($input: ReinstateUserInput!) { reinstateUser(input: $input) { errors { code } } }', { input: { user, expectedVersion: await version() } }, center)
    expect((await signInAs(browsing(home), 'sun-yue')).url).toBe(`${home}/`)
    expect((await withKey(made.key, ME)).errors).toBeUndefined()
  })

  it('is suspended by the Center and the operator, and by nobody else', async () => {
    const user = await person(stack.graph.accountStore, 'bystander')
    const input = { user, reason: '测试', expectedVersion: 1 }
    for (const role of ['USER', 'EXPERT', 'PLATFORM_MANAGER', 'UNIT_ADMIN', 'DEPARTMENT', 'MINISTRY'] as const) {
      expect((await stack.ask(SUSPEND, { input }, await signedIn('x', [{ role }]))).errors?.[0]?.extensions.code, role).toBe('FORBIDDEN')
    }
    expect((await stack.ask(SUSPEND, { input }, await signedIn('x', [{ role: 'OPERATOR' }]))).data).toMatchObject({ suspendUser: { errors: [] } })
  })
})

describe('updateProfile', () => {
  const UPDATE = 'mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { user { displayName orcid version organization { id } } errors { code } } }'

  it('changes what is given, of the version that was seen; the name then outlives sign-ins', async () => {
    const home = new URL(stack.url).origin
    const own = browsing(home)
    await signInAs(own, 'chen-qiming')
    const version = ((await own.ask('{ me { version } }')).data as unknown as { me: { version: number } }).me.version
    const changed = await own.ask(UPDATE, { input: { displayName: ' 陈老师 ', orcid: 'https://orcid.org/0000-0002-1825-0097', expectedVersion: version } })
    expect(changed.data).toMatchObject({ updateProfile: { user: { displayName: '陈老师', orcid: '0000-0002-1825-0097', version: version + 1, organization: { id: expect.stringMatching(/^platforms:/) } }, errors: [] } })
    expect((await own.ask(UPDATE, { input: { orcid: null, expectedVersion: version } })).data).toMatchObject({ updateProfile: { user: null, errors: [{ code: 'CONFLICT' }] } })
    for (const [input, code] of [[{ displayName: '' }, 'NAME_INVALID'], [{ displayName: null }, 'NAME_INVALID'], [{ orcid: '0000-0002-1825-0098' }, 'ORCID_INVALID'], [{ organization: 'instruments:x' }, 'ID_INVALID']] as const) {
      expect((await own.ask(UPDATE, { input: { ...input, expectedVersion: version + 1 } })).data).toMatchObject({ updateProfile: { errors: [{ code }] } })
    }
    const later = browsing(home)
    await signInAs(later, 'chen-qiming')
    expect((await later.ask('{ me { displayName } }')).data).toEqual({ me: { displayName: '陈老师' } })
  })
})
