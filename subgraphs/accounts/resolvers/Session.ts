import type { SessionRow } from '../repositories/sessions.ts'
import type { AccountsContext } from '../runtime.ts'

export const Session = {
  current: ({ id }: SessionRow, _args: unknown, { viewer }: AccountsContext) => id === viewer.session,
}
