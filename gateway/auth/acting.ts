import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import { createActingVerifier } from '../../subgraphs/kit/tokens/acting-token.ts'
import type { SigningKey } from '../../subgraphs/kit/tokens/signing-key.ts'

/** Ids of users who have an account with us; everybody else is known by what another issuer calls them. */
const ACCOUNT = /^accounts:/

/**
 * The viewer of a token by which a process of ours asks for a person: with the roles that the person has at this moment, and to read only.
 * Whoever has no account with us counts as signed in and nothing more.
 */
export function createActing(key: SigningKey, findPerson: (userId: string) => Promise<Viewer | null>): (token: string) => Promise<Viewer | null> {
  const verify = createActingVerifier(key)
  return async (token) => {
    const id = await verify(token)
    const person: Viewer | null = id === null ? ANONYMOUS : ACCOUNT.test(id) ? await findPerson(id) : { id, grants: [{ role: 'USER' }] }
    return person && { ...person, scopes: ['READ'], acted: true }
  }
}
