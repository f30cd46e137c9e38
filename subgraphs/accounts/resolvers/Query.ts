import type { AccountsContext } from '../runtime.ts'
import { findUser } from './User.ts'

export const Query = {
  me: (_source: unknown, _args: unknown, context: AccountsContext) => (context.viewer.id === undefined ? null : findUser(context, context.viewer.id)),
  user: (_source: unknown, { id }: { id: string }, context: AccountsContext) => findUser(context, id),
}
