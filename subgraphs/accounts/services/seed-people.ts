import { randomUUID } from 'node:crypto'
import type { RoleGrant } from '../../../schema/viewer.ts'
import type { Database } from '../../kit/database.ts'
import { recordAudit } from '../repositories/audit.ts'
import { insertGrants } from '../repositories/role-grants.ts'
import { insertUser } from '../repositories/users.ts'
import { type Identity, newUserRow } from './sign-in.ts'

export interface SeededPerson extends Identity { orcid?: string; organizationId?: string; grants: readonly RoleGrant[] }

/** People who are there before they sign in. One who is there already stays as they are, with the roles that they have by now. */
export const seedPeople = async ({ db }: Database, people: readonly SeededPerson[], now: Date): Promise<void> => {
  const actor = { viewer: { id: 'keyuan', grants: [{ role: 'SERVICE' as const }] }, requestId: 'demo' }
  for (const { orcid, organizationId, grants, ...identity } of people) {
    await db.transaction(async (tx) => {
      const made = await insertUser(tx, { ...newUserRow(identity, now), orcid: orcid ?? null, organizationId: organizationId ?? null })
      if (!made) return
      await insertGrants(tx, grants.map(({ role, scope }) => ({ id: randomUUID(), userId: made.id, role, scope: scope ?? null, grantedAt: now, grantedBy: 'keyuan' })))
      await recordAudit(tx, actor, now, { userId: made.id, action: 'USER_CREATED', after: { issuer: identity.issuer, grants } })
    })
  }
}
