import { randomUUID } from 'node:crypto'
import { isText } from '../../../schema/check-document.ts'
import { domainError } from '../../kit/errors.ts'
import { authoriseInPerson, ownId } from '../permissions.ts'
import { type ApiKeyRow, apiKeysByIds, countLiveKeys, insertApiKey } from '../repositories/api-keys.ts'
import { recordAudit } from '../repositories/audit.ts'
import { lockUser } from '../repositories/users.ts'
import type { AccountsContext } from '../runtime.ts'
import type { ApiKeyScope } from '../tables/credential.ts'
import { inputError, type Mutating, once, type UserError } from './once.ts'
import { hashOf, KEY_PREFIX, newSecret } from './secret.ts'

export interface CreateApiKeyInput extends Mutating { name: string; scopes: readonly ApiKeyScope[]; expiresAt?: string | null }

const LONGEST_NAME = 100
const DAY_MS = 24 * 3_600_000
const USUAL_DAYS = 365
const MOST_DAYS = 5 * 366
const MOST_KEYS = 50

const errorsOf = ({ name, expiresAt }: CreateApiKeyInput, now: Date): UserError[] => {
  const until = expiresAt == null ? null : new Date(expiresAt).getTime() - now.getTime()
  return [
    ...(name.trim() === '' || name.length > LONGEST_NAME || !isText(name) ? [inputError('NAME_INVALID', `名称应为 1–${LONGEST_NAME} 字 / A name has 1 to ${LONGEST_NAME} characters`, 'name')] : []),
    ...(until !== null && !(until > 0 && until <= MOST_DAYS * DAY_MS) ? [inputError('EXPIRY_INVALID', '到期时间应在将来,至多五年 / It expires in the future, within five years', 'expiresAt')] : []),
  ]
}

/** A key for scripts of the person who is signed in. What it may do is never more than what the person may. */
export const createApiKey = async (context: AccountsContext, input: CreateApiKeyInput): Promise<{ key: string | null; apiKey: ApiKeyRow | null; errors: UserError[] }> => {
  const { viewer, now, runtime: { database: { db } } } = context
  const userId = ownId(viewer)
  authoriseInPerson(viewer)
  const wrong = errorsOf(input, now)
  if (wrong.length > 0) return { key: null, apiKey: null, errors: wrong }
  const key = `${KEY_PREFIX}${newSecret()}`
  const scopes = [...new Set<ApiKeyScope>(['READ', ...input.scopes])].sort()
  const row = {
    id: randomUUID(), hash: hashOf(key), userId, name: input.name.trim(), ending: key.slice(-4), scopes, createdAt: now,
    expiresAt: input.expiresAt == null ? new Date(now.getTime() + USUAL_DAYS * DAY_MS) : new Date(input.expiresAt),
  }
  const { id, first, errors } = await once(context, 'createApiKey', input, row.id, async (tx) => {
    if (!(await lockUser(tx, userId))) throw domainError('FORBIDDEN', { zh: '此身份没有账号,不能创建密钥', en: 'This identity has no account that could have a key' })
    if ((await countLiveKeys(tx, userId, now)) >= MOST_KEYS) return [inputError('TOO_MANY', `至多 ${MOST_KEYS} 个有效密钥,请先作废不用的 / At most ${MOST_KEYS} keys are in force: revoke some first`)]
    await insertApiKey(tx, row)
    await recordAudit(tx, context, now, { userId, action: 'API_KEY_CREATED', after: { id: row.id, name: row.name, scopes, expiresAt: row.expiresAt } })
    return []
  })
  if (errors.length > 0) return { key: null, apiKey: null, errors }
  return { key: first ? key : null, apiKey: (await apiKeysByIds(db, [id])).get(id) ?? null, errors: [] }
}
