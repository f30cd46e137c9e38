import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SignJWT } from 'jose'
import { createAskAs } from '../../subgraphs/kit/ask-as.ts'
import { createMint } from '../../subgraphs/kit/tokens/mint-viewer-token.ts'
import { loadSigningKey } from '../../subgraphs/kit/tokens/signing-key.ts'
import { person } from '../../subgraphs/accounts/test/people.ts'
import { type LocalStack, openLocalStack } from './local-stack.ts'
import { signedIn } from './writing.ts'

const ME = '{ me { id displayName roles { id role scopeId } } }'
const REVOKE = 'mutation($input: RevokeRoleInput!) { revokeRole(input: $input) { errors { code } } }'
const SUSPEND = 'mutation($input: SuspendUserInput!) { suspendUser(input: $input) { errors { code } } }'

let stack: LocalStack
beforeAll(async () => { stack = await openLocalStack() })
afterAll(async () => stack.close())

const askAs: ReturnType<typeof createAskAs> = (...args) => createAskAs({ graphUrl: () => stack.url, signingKey: stack.graph.signingKey })(...args)
const center = () => signedIn('the-center', [{ role: 'CENTER' }])

describe('askAs', () => {
  it('asks with the rights that the person has at that moment, not those of when the job began', async () => {
    const id = await person(stack.graph.accountStore, 'manager', [{ role: 'PLATFORM_MANAGER', scope: 'platform:platforms:p1' }])
    const before = await askAs(id, { query: ME })
    expect(before).toMatchObject({ data: { me: { id, roles: [{ role: 'PLATFORM_MANAGER', scopeId: 'platforms:p1' }] } }, supergraph: stack.artifact.version })
    const [grant] = (before.data as { me: { roles: { id: string }[] } }).me.roles
    expect((await stack.ask(REVOKE, { input: { grant: grant?.id } }, await center())).data).toEqual({ revokeRole: { errors: [] } })
    expect(await askAs(id, { query: ME })).toMatchObject({ data: { me: { id, roles: [] } } })
  })

  it('asks for nobody who is suspended or unknown', async () => {
    const id = await person(stack.graph.accountStore, 'gone')
    expect((await stack.ask(SUSPEND, { input: { user: id, reason: '测试停用', expectedVersion: 1 } }, await center())).data).toEqual({ suspendUser: { errors: [] } })
    await expect(askAs(id, { query: ME })).rejects.toThrow()
    await expect(askAs('accounts:unknown', { query: ME })).rejects.toThrow()
  })

  it('asks as anybody for null, and as somebody signed in for an id of another issuer', async () => {
    expect((await askAs(null, { query: ME })).data).toEqual({ me: null })
    const changes = 'mutation { signOutEverywhere(input: {}) { ended } }'
    expect((await askAs('somebody', { query: ME })).data).toEqual({ me: null })
    expect((await askAs('somebody', { query: changes })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
    // A job that asks as anybody reads, as every job does.
    expect((await askAs(null, { query: changes })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  })

  it('reads and never writes', async () => {
    const id = await person(stack.graph.accountStore, 'reader')
    const answer = await askAs(id, { query: 'mutation { signOutEverywhere(input: {}) { ended } }' })
    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  })

  it('a token for a subgraph, one of another key, one that is over: none of them is one of these', async () => {
    const id = await person(stack.graph.accountStore, 'forged')
    const { signingKey } = stack.graph
    const sign = (claims: { iss?: string; aud?: string; typ?: string; exp?: number; iat?: number }, key = signingKey) =>
      new SignJWT().setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: claims.typ ?? 'keyuan-acting+jwt' }).setSubject(id)
        .setIssuer(claims.iss ?? 'keyuan-jobs').setAudience(claims.aud ?? 'keyuan-gateway-acting')
        .setIssuedAt(claims.iat ?? Math.floor(Date.now() / 1_000)).setExpirationTime(claims.exp ?? Math.floor(Date.now() / 1_000) + 60).sign(key.privateKey)
    const now = Math.floor(Date.now() / 1_000)
    const genuine = await stack.ask(ME, {}, { authorization: `Bearer ${await sign({})}` })
    expect(genuine.data).toMatchObject({ me: { id } })
    const forged = [
      await createMint(signingKey)({ id, grants: [{ role: 'CENTER' }] }, 'keyuan-gateway-acting'),
      await createMint(signingKey)({ id, grants: [{ role: 'CENTER' }] }, 'registry'),
      await sign({}, await loadSigningKey()),
      await sign({ exp: now - 60, iat: now - 120 }),
      await sign({ exp: now + 86_400, iat: now - 3_600 }),
      await sign({ aud: 'registry' }), await sign({ iss: 'keyuan-gateway' }), await sign({ typ: 'JWT' }),
    ]
    for (const token of forged) {
      const { errors } = await stack.ask(ME, {}, { authorization: `Bearer ${token}` })
      expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    }
  })
})

describe('node', () => {
  it('finds a user by id, of whom others see the name', async () => {
    const id = await person(stack.graph.accountStore, 'seen')
    expect((await stack.ask('query($id: ID!) { node(id: $id) { __typename id ... on User { displayName email roles { role } } } }', { id })).data).toEqual({ node: { __typename: 'User', id, displayName: '人seen', email: null, roles: null } })
  })
})
