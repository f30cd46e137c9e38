import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import postgres from 'postgres'
import type { Role, RoleGrant, Viewer } from '../../../schema/viewer.ts'
import { type AccountsStage, openAccountsStage } from './accounts-stage.ts'

const GRANT = 'mutation($input: GrantRoleInput!) { grantRole(input: $input) { grant { id role scopeType scopeId } user { id roles { role } } errors { code } } }'
const REVOKE = 'mutation($input: RevokeRoleInput!) { revokeRole(input: $input) { grant { id } errors { code } } }'
const P1 = { scopeType: 'PLATFORM', scopeId: 'platforms:p1' }
const P2 = { scopeType: 'PLATFORM', scopeId: 'platforms:p2' }
const O1 = { scopeType: 'ORGANIZATION', scopeId: 'platforms:o1' }
const PROJECT = { scopeType: 'PROJECT', scopeId: 'submissions:x' }
const PROVINCE = { scopeType: 'PROVINCE', scopeId: '410000' }

interface Answer { grantRole: { grant: { id: string } | null; user: { roles: { role: string }[] } | null; errors: { code: string }[] } | null }

let stage: AccountsStage
let sql: postgres.Sql
let target: Viewer & { id: string }
let subjects = 0
beforeAll(async () => {
  stage = await openAccountsStage()
  sql = postgres(stage.databaseUrl, { max: 1 })
})
beforeEach(async () => { target = await stage.viewer(`target${subjects++}`) })
afterAll(async () => {
  await sql.end()
  await stage.close()
})

const as = (...grants: RoleGrant[]): Viewer => ({ id: 'accounts:granter', grants: [{ role: 'USER' }, ...grants] })
const grant = (viewer: Viewer, input: Record<string, unknown>) => stage.ask(viewer, GRANT, { input: { user: target.id, ...input } })
/** GRANTED, FORBIDDEN, or the code of the refusal. */
const outcome = async (viewer: Viewer, input: Record<string, unknown>): Promise<string> => {
  const { data, codes } = await grant(viewer, input)
  return codes[0] ?? (data as unknown as Answer).grantRole?.errors[0]?.code ?? 'GRANTED'
}

/** Every role with a scope that it may have. */
const GRANTABLE: readonly [Role, Record<string, unknown>][] = [
  ['APPLICANT', O1], ['PROJECT_LEADER', PROJECT], ['SUBMITTER', O1], ['UNIT_ADMIN', O1], ['LOCAL_AUTHORITY', PROVINCE], ['EXPERT', {}],
  ['PLATFORM_MANAGER', P1], ['DEPARTMENT', O1], ['CENTER', {}], ['OPERATOR', {}], ['MINISTRY', {}],
]
/** domain.md §5, row "Grant roles": A for CE and OP, O for UA and PM inside their own (note 7), – for all others. */
const GRANTERS: readonly [string, RoleGrant[], (role: Role) => boolean][] = [
  ['CENTER', [{ role: 'CENTER' }], () => true],
  ['OPERATOR', [{ role: 'OPERATOR' }], () => true],
  ['UNIT_ADMIN', [{ role: 'UNIT_ADMIN', scope: 'organization:platforms:o1' }], (role) => ['APPLICANT', 'SUBMITTER', 'UNIT_ADMIN'].includes(role)],
  ['PLATFORM_MANAGER', [{ role: 'PLATFORM_MANAGER', scope: 'platform:platforms:p1' }], (role) => role === 'PLATFORM_MANAGER'],
  ...(['USER', 'APPLICANT', 'PROJECT_LEADER', 'SUBMITTER', 'LOCAL_AUTHORITY', 'EXPERT', 'DEPARTMENT', 'MINISTRY', 'PARTNER'] as const).map((role): [string, RoleGrant[], () => boolean] => [role, [{ role }], () => false]),
]

describe.each(GRANTERS)('%s', (_name, grants, may) => {
  it.each(GRANTABLE)('gives %s as the table of permissions says', async (role, scope) => {
    expect(await outcome(as(...grants), { role, ...scope })).toBe(may(role) ? 'GRANTED' : 'FORBIDDEN')
  })
})

describe('grantRole', () => {
  it('inside another platform or unit is not in the gift of a platform or a unit, nor without a scope', async () => {
    const manager = as({ role: 'PLATFORM_MANAGER', scope: 'platform:platforms:p1' })
    expect(await outcome(manager, { role: 'PLATFORM_MANAGER', ...P2 })).toBe('FORBIDDEN')
    expect(await outcome(manager, { role: 'PLATFORM_MANAGER' })).toBe('FORBIDDEN')
    expect(await outcome(as({ role: 'UNIT_ADMIN', scope: 'organization:platforms:o2' }), { role: 'SUBMITTER', ...O1 })).toBe('FORBIDDEN')
    expect(await outcome(as({ role: 'UNIT_ADMIN', scope: 'organization:platforms:o1' }), { role: 'DEPARTMENT', ...O1 })).toBe('FORBIDDEN')
  })

  it('nobody grants themselves, whoever they are', async () => {
    for (const role of ['CENTER', 'OPERATOR'] as const) {
      expect((await stage.ask({ id: target.id, grants: [{ role }] }, GRANT, { input: { user: target.id, role: 'EXPERT' } })).codes).toEqual(['FORBIDDEN'])
    }
  })

  it('refuses a role that nobody gives, a scope that does not fit, a time that is past, and a person who is not there', async () => {
    const center = as({ role: 'CENTER' })
    for (const role of ['ANONYMOUS', 'USER', 'PARTNER', 'SERVICE']) expect(await outcome(center, { role })).toBe('ROLE_INVALID')
    for (const input of [{ role: 'PLATFORM_MANAGER' }, { role: 'PLATFORM_MANAGER', ...O1 }, { role: 'CENTER', ...P1 }, { role: 'EXPERT', scopeType: 'DOMAIN', scopeId: 'x y' }, { role: 'LOCAL_AUTHORITY', scopeType: 'PROVINCE', scopeId: 'Henan' }, { role: 'PLATFORM_MANAGER', scopeType: 'PLATFORM' }, { role: 'EXPERT', scopeId: 'x' }]) {
      expect(await outcome(center, input), JSON.stringify(input)).toBe('SCOPE_INVALID')
    }
    expect(await outcome(center, { role: 'EXPERT', expiresAt: '2020-01-01T00:00:00Z' })).toBe('EXPIRY_INVALID')
    expect(await outcome(center, { role: 'EXPERT', user: 'accounts:nobody' })).toBe('NOT_FOUND')
  })

  it('gives a role once; two at once give it once; a retry gives it once and says so', async () => {
    const center = as({ role: 'CENTER' })
    const both = await Promise.all([outcome(center, { role: 'EXPERT' }), outcome(center, { role: 'EXPERT' })])
    expect(both.sort()).toEqual(['ALREADY_GRANTED', 'GRANTED'])
    const once = { role: 'MINISTRY', clientMutationId: 'm1' }
    const [first, again] = [await grant(center, once), await grant(center, once)]
    expect(again.data).toEqual(first.data)
    expect((again.data as unknown as Answer).grantRole?.user?.roles).toEqual([{ role: 'EXPERT' }, { role: 'MINISTRY' }])
    const atOnce = await Promise.all([1, 2, 3].map(() => grant(center, { role: 'OPERATOR', clientMutationId: 'm2' })))
    expect(new Set(atOnce.map(({ data }) => (data as unknown as Answer).grantRole?.grant?.id)).size).toBe(1)
  })

  it('that has expired is not held any more, and can be given anew', async () => {
    expect(await outcome(as({ role: 'CENTER' }), { role: 'EXPERT', expiresAt: new Date(Date.now() + 60_000).toISOString() })).toBe('GRANTED')
    expect((await stage.store.viewerOfUser(target.id))?.grants).toContainEqual({ role: 'EXPERT' })
    await sql`update accounts.role_grant set expires_at = now() - interval '1 second' where user_id = ${target.id}`
    expect((await stage.store.viewerOfUser(target.id))?.grants).toEqual([{ role: 'USER' }])
    expect(await outcome(as({ role: 'CENTER' }), { role: 'EXPERT' })).toBe('GRANTED')
  })

  it('leaves an entry of who, what, to whom', async () => {
    await outcome(as({ role: 'CENTER' }), { role: 'PLATFORM_MANAGER', ...P1 })
    const [entry] = await sql`select actor, role, action, after from accounts.audit where user_id = ${target.id} order by seq desc limit 1`
    expect(entry).toMatchObject({ actor: 'accounts:granter', role: 'USER CENTER', action: 'ROLE_GRANTED', after: { role: 'PLATFORM_MANAGER', scope: 'platform:platforms:p1' } })
  })
})

describe('revokeRole', () => {
  it('takes back what one may give, once, and nothing else', async () => {
    const given = (await grant(as({ role: 'CENTER' }), { role: 'PLATFORM_MANAGER', ...P1 })).data as unknown as Answer
    const input = { grant: given.grantRole?.grant?.id }
    for (const viewer of [as({ role: 'EXPERT' }), as({ role: 'PLATFORM_MANAGER', scope: 'platform:platforms:p2' }), { id: target.id, grants: [{ role: 'CENTER' as const }] }]) {
      expect((await stage.ask(viewer, REVOKE, { input })).codes).toEqual(['FORBIDDEN'])
    }
    expect((await stage.ask(as({ role: 'PLATFORM_MANAGER', scope: 'platform:platforms:p1' }), REVOKE, { input })).data).toMatchObject({ revokeRole: { errors: [] } })
    expect((await stage.store.viewerOfUser(target.id))?.grants).toEqual([{ role: 'USER' }])
    expect((await stage.ask(as({ role: 'CENTER' }), REVOKE, { input })).data).toMatchObject({ revokeRole: { errors: [{ code: 'NOT_FOUND' }] } })
  })
})
