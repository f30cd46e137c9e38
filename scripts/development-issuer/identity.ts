import { resourceId } from '../../schema/resource-id.ts'
import { userIdOf } from '../../subgraphs/accounts/services/sign-in.ts'
import type { SeededPerson } from '../../subgraphs/accounts/services/seed-people.ts'
import { demoPeople } from '../demo/people.ts'

/** The development issuer stands at another address with each port; its people are the same ones everywhere. */
export const DEVELOPMENT_IDENTITY = 'urn:keyuan:development-issuer'

/** Id of a demo person's account. */
export const demoUserId = (subject: string): string => userIdOf({ issuer: DEVELOPMENT_IDENTITY, subject })

/** The demo people with their roles, for the accounts. */
export const demoAccounts = (): SeededPerson[] => demoPeople.map(({ subject, name, email, organization, grants }) => ({
  issuer: DEVELOPMENT_IDENTITY, subject, displayName: name, email, emailVerified: true, grants, organizationId: resourceId('platforms', organization.source, organization.sourceId),
}))
