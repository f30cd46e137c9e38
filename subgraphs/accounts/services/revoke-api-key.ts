import { ownId } from '../permissions.ts'
import { type ApiKeyRow, apiKeysByIds, revokeKey } from '../repositories/api-keys.ts'
import { recordAudit } from '../repositories/audit.ts'
import type { AccountsContext } from '../runtime.ts'
import { inputError, type Mutating, once, type UserError } from './once.ts'

export interface RevokeApiKeyInput extends Mutating { id: string }

/** One's own keys only. One that was revoked before stays as it is. */
export const revokeApiKey = async (context: AccountsContext, input: RevokeApiKeyInput): Promise<{ apiKey: ApiKeyRow | null; errors: UserError[] }> => {
  const { viewer, now, runtime: { database: { db } } } = context
  const userId = ownId(viewer)
  const { id, errors } = await once(context, 'revokeApiKey', input, input.id, async (tx) => {
    const known = (await apiKeysByIds(tx, [input.id])).get(input.id)
    if (known?.userId !== userId) return [inputError('NOT_FOUND', `没有密钥 ${input.id} / No key ${input.id}`, 'id')]
    if (await revokeKey(tx, userId, input.id, now)) await recordAudit(tx, context, now, { userId, action: 'API_KEY_REVOKED', before: { id: known.id, name: known.name } })
    return []
  })
  return { apiKey: errors.length > 0 ? null : (await apiKeysByIds(db, [id])).get(id) ?? null, errors }
}
