import { isText } from '../../../schema/check-document.ts'
import { domainError } from '../../kit/errors.ts'
import type { AccountsContext } from '../runtime.ts'
import { createApiKey } from '../services/create-api-key.ts'
import { endSession, signOutEverywhere } from '../services/end-session.ts'
import { grantRole } from '../services/grant-role.ts'
import type { Mutating } from '../services/once.ts'
import { revokeApiKey } from '../services/revoke-api-key.ts'
import { revokeRole } from '../services/revoke-role.ts'
import { reinstateUser, suspendUser } from '../services/suspend-user.ts'
import { updateProfile } from '../services/update-profile.ts'

/** A mutation of the graph from a service: the payload repeats `clientMutationId`. */
const mutation = <I extends Mutating, P extends object>(service: (context: AccountsContext, input: I) => Promise<P>) =>
  async (_source: unknown, { input }: { input: I }, context: AccountsContext) => {
    const broken = Object.entries(input).find(([, value]) => typeof value === 'string' && !isText(value))
    if (broken) throw domainError('BAD_INPUT', { zh: `${broken[0]} 含 NUL 或残缺字符`, en: `${broken[0]} holds a NUL or half a character` })
    return { ...(await service(context, input)), clientMutationId: input.clientMutationId ?? null }
  }

export const Mutation = {
  createApiKey: mutation(createApiKey),
  revokeApiKey: mutation(revokeApiKey),
  endSession: mutation(endSession),
  signOutEverywhere: mutation(signOutEverywhere),
  updateProfile: mutation(updateProfile),
  grantRole: mutation(grantRole),
  revokeRole: mutation(revokeRole),
  suspendUser: mutation(suspendUser),
  reinstateUser: mutation(reinstateUser),
}
