import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ANONYMOUS, type Viewer } from '../../../schema/viewer.ts'
import { type AccountsStage, openAccountsStage } from './accounts-stage.ts'
import { sessionOf } from './people.ts'

const ALL = 'id displayName email emailVerified orcid organization { id } status version createdAt lastSignInAt roles { role } apiKeys { id name ending } sessions { id userAgent }'
const ENTITY = `query($r: [_Any!]!) { _entities(representations: $r) { ... on User { ${ALL} } } }`
const SECRETS = ['email', 'emailVerified', 'orcid', 'organization', 'status', 'version', 'createdAt', 'lastSignInAt', 'roles', 'apiKeys', 'sessions'] as const
const OPENERS = ['emailVerified', 'apiKeys', 'sessions']

let stage: AccountsStage
let owner: Viewer & { id: string }
let other: Viewer & { id: string }
let keyId: string
let sessionId: string

beforeAll(async () => {
  stage = await openAccountsStage()
  owner = await stage.viewer('owner', [{ role: 'EXPERT' }])
  other = await stage.viewer('other')
  const { data } = await stage.ask(owner, 'mutation { createApiKey(input: { name: "脚本", scopes: [READ] }) { apiKey { id } } }')
  keyId = (data as unknown as { createApiKey: { apiKey: { id: string } } }).createApiKey.apiKey.id
  await sessionOf(stage.store, 'owner')
  const own = await stage.ask(owner, '{ me { sessions { id } } }')
  sessionId = (own.data as unknown as { me: { sessions: { id: string }[] } }).me.sessions[0]?.id ?? ''
})
afterAll(() => stage.close())

/** Every way to a user there is. */
const ways: [string, (viewer: Viewer) => Promise<Record<string, unknown> | null>][] = [
  ['user(id:)', async (viewer) => (await stage.ask(viewer, `query($id: ID!) { user(id: $id) { ${ALL} } }`, { id: owner.id })).data?.user ?? null],
  ['_entities', async (viewer) => (await stage.ask(viewer, ENTITY, { r: [{ __typename: 'User', id: owner.id }] })).data?._entities?.[0] ?? null],
  ['_entities beside oneself', async (viewer) => (await stage.ask(viewer, ENTITY, { r: [{ __typename: 'User', id: viewer.id ?? 'accounts:none' }, { __typename: 'User', id: owner.id }] })).data?._entities?.[1] ?? null],
]

describe.each(ways)('through %s', (_name, see) => {
  it('another person and anybody see the name and nothing else', async () => {
    for (const viewer of [other, ANONYMOUS, { id: 'u1', grants: [{ role: 'USER' as const }, { role: 'MINISTRY' as const }] }, { id: 'partner:x', grants: [{ role: 'PARTNER' as const, scope: 'namespace:x' }] }]) {
      const seen = await see(viewer)
      expect(seen).toMatchObject({ id: owner.id, displayName: '人owner' })
      for (const name of SECRETS) expect(seen?.[name], name).toBeNull()
    }
  })

  it('the Center and the operator see the profile, but not what opens doors', async () => {
    for (const role of ['CENTER', 'OPERATOR'] as const) {
      const seen = await see({ id: 'c', grants: [{ role }] })
      expect(seen).toMatchObject({ email: 'owner@example.org', status: 'ACTIVE', roles: [{ role: 'EXPERT' }] })
      for (const name of OPENERS) expect(seen?.[name], name).toBeNull()
    }
  })

  it('a role of the Center within a scope is no role of the Center', async () => {
    expect((await see({ id: 'c', grants: [{ role: 'CENTER', scope: 'platform:platforms:p1' }] }))?.email).toBeNull()
  })

  it('the person sees it all, and of the key only its ending', async () => {
    const seen = await see(owner)
    expect(seen).toMatchObject({ email: 'owner@example.org', orcid: '0000-0002-1825-0097', apiKeys: [{ id: keyId, name: '脚本', ending: expect.stringMatching(/^.{4}$/) }], sessions: [{ id: sessionId, userAgent: 'test' }] })
  })
})

describe('what belongs to another person', () => {
  it('cannot be revoked or ended, and is said not to exist', async () => {
    for (const viewer of [other, { id: 'c', grants: [{ role: 'CENTER' as const }] }]) {
      expect((await stage.ask(viewer, 'mutation($id: ID!) { revokeApiKey(input: { id: $id }) { apiKey { id } errors { code } } }', { id: keyId })).data).toEqual({ revokeApiKey: { apiKey: null, errors: [{ code: 'NOT_FOUND' }] } })
      expect((await stage.ask(viewer, 'mutation($id: ID!) { endSession(input: { id: $id }) { session { id } errors { code } } }', { id: sessionId })).data).toEqual({ endSession: { session: null, errors: [{ code: 'NOT_FOUND' }] } })
    }
    expect((await stage.ask(owner, '{ me { apiKeys { revokedAt } sessions { id } } }')).data).toEqual({ me: { apiKeys: [{ revokedAt: null }], sessions: [{ id: sessionId }] } })
  })

  it('nothing is changed for somebody who is not signed in', async () => {
    for (const mutation of ['createApiKey(input: { name: "x", scopes: [] }) { key }', 'revokeApiKey(input: { id: "x" }) { errors { code } }', 'endSession(input: { id: "x" }) { errors { code } }', 'signOutEverywhere(input: {}) { ended }', 'updateProfile(input: { expectedVersion: 1 }) { errors { code } }', `grantRole(input: { user: "${'accounts:x'}", role: EXPERT }) { errors { code } }`, 'suspendUser(input: { user: "accounts:x", reason: "测试", expectedVersion: 1 }) { errors { code } }']) {
      expect((await stage.ask(ANONYMOUS, `mutation { ${mutation} }`)).codes, mutation).toEqual(['UNAUTHENTICATED'])
    }
  })

  it('an API key makes no key and changes no right, even that of the Center', async () => {
    const key: Viewer = { id: owner.id, grants: [{ role: 'CENTER' }], scopes: ['READ', 'WRITE', 'EXPORT'] }
    for (const mutation of ['createApiKey(input: { name: "x", scopes: [] }) { key }', `grantRole(input: { user: "${other.id}", role: EXPERT }) { errors { code } }`, `suspendUser(input: { user: "${other.id}", reason: "测试", expectedVersion: 1 }) { errors { code } }`, `reinstateUser(input: { user: "${other.id}", expectedVersion: 1 }) { errors { code } }`]) {
      expect((await stage.ask(key, `mutation { ${mutation} }`)).codes, mutation).toEqual(['FORBIDDEN'])
    }
  })

  it('texts that cannot be stored are refused with a reason', async () => {
    for (const id of ['a\u0000b', '\ud800']) {
      expect((await stage.ask(owner, 'mutation($id: ID!) { revokeApiKey(input: { id: $id }) { errors { code } } }', { id })).codes).toEqual(['BAD_INPUT'])
      expect((await stage.ask(owner, 'query($id: ID!) { user(id: $id) { id } }', { id })).data).toEqual({ user: null })
    }
  })
})
