import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { isText } from '../../../schema/check-document.ts'
import { reservedNamespaces } from '../graph/own-graph.ts'
import { authoriseCenter, authorisePartner } from '../permissions.ts'
import { insertPartner, type PartnerRow, partnersByNamespaces } from '../repositories/partners.ts'
import { insertToken, type PublishTokenRow, revokeToken } from '../repositories/publish-tokens.ts'
import type { RegistryContext } from '../runtime.ts'
import type { UserError } from './read-submission.ts'

export interface RegisterPartnerInput { namespace: string; label: string; labelEn?: string | null; contact?: string | null; clientMutationId?: string | null }

const NAMESPACE = /^[a-z][a-z0-9-]{1,39}$/
const LONGEST = 200

const error = (code: string, message: string, name: string): UserError => ({ code, message, path: ['input', name] })

const errorsOf = (input: RegisterPartnerInput, reserved: ReadonlySet<string>): UserError[] => [
  ...(NAMESPACE.test(input.namespace) && !input.namespace.endsWith('-') && !input.namespace.includes('--') ? [] : [error('NAMESPACE_INVALID', '命名空间应为 2–40 个小写字母、数字、连字符,以字母开头 / A namespace has 2 to 40 lower-case letters, digits and single hyphens, a letter first', 'namespace')]),
  ...(reserved.has(input.namespace) ? [error('NAMESPACE_TAKEN', `命名空间 ${input.namespace} 已被占用 / The namespace ${input.namespace} is taken`, 'namespace')] : []),
  ...(input.label.trim() === '' ? [error('LABEL_EMPTY', '请填写名称 / A partner has a name', 'label')] : []),
  ...(['label', 'labelEn', 'contact'] as const).filter((name) => (input[name] ?? '').length > LONGEST || !isText(input[name] ?? '')).map((name) => error('TEXT_INVALID', `${name} 至多 ${LONGEST} 字 / ${name} has ${LONGEST} characters at most`, name)),
]

/** Gives a namespace to a partner, for good. The Center alone does. */
export const registerPartner = async ({ runtime, viewer, now }: RegistryContext, input: RegisterPartnerInput): Promise<{ partner: PartnerRow | null; errors: UserError[] }> => {
  authoriseCenter(viewer)
  const errors = errorsOf(input, reservedNamespaces(runtime.own))
  if (errors.length > 0) return { partner: null, errors }
  const mutation = input.clientMutationId ? `${viewer.id ?? ''} ${input.clientMutationId}` : null
  const { db } = runtime.database
  const inserted = await insertPartner(db, {
    namespace: input.namespace, label: input.label.trim(), labelEn: input.labelEn ?? null, contact: input.contact ?? null,
    status: 'REGISTERED', version: 1, registeredAt: now, registeredBy: viewer.id ?? null, mutation,
  })
  if (inserted) return { partner: inserted, errors: [] }
  const known = (await partnersByNamespaces(db, [input.namespace])).get(input.namespace)
  if (known && mutation !== null && known.mutation === mutation) return { partner: known, errors: [] }
  return { partner: null, errors: [error('NAMESPACE_TAKEN', `命名空间 ${input.namespace} 已被占用,且永不另作他用 / The namespace ${input.namespace} is taken and never given again`, 'namespace')] }
}

/** Publish tokens begin with this, so that a leaked one is recognised for what it is. */
export const TOKEN_PREFIX = 'kyp_'
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

export const issuePublishToken = async ({ runtime, viewer, now }: RegistryContext, { namespace, label }: { namespace: string; label?: string | null; clientMutationId?: string | null }): Promise<{ token: string | null; publishToken: PublishTokenRow | null; errors: UserError[] }> => {
  authorisePartner(viewer, namespace)
  const { db } = runtime.database
  const partner = (await partnersByNamespaces(db, [namespace])).get(namespace)
  const refused = (code: string, message: string, name: string) => ({ token: null, publishToken: null, errors: [error(code, message, name)] })
  if (!partner || partner.status === 'LEFT') return refused('NOT_FOUND', `没有平台 ${namespace} / No partner ${namespace}`, 'namespace')
  if ((label ?? '').length > LONGEST || !isText(label ?? '')) return refused('TEXT_INVALID', `label 至多 ${LONGEST} 字 / label has ${LONGEST} characters at most`, 'label')
  const token = `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`
  const publishToken = await insertToken(db, { id: randomUUID(), namespace, hash: hashOf(token), label: label ?? null, issuedAt: now, issuedBy: viewer.id ?? null })
  return { token, publishToken, errors: [] }
}

export const revokePublishToken = async ({ runtime, viewer, now }: RegistryContext, { namespace, id }: { namespace: string; id: string; clientMutationId?: string | null }): Promise<{ publishToken: PublishTokenRow | null; errors: UserError[] }> => {
  authorisePartner(viewer, namespace)
  const publishToken = await revokeToken(runtime.database.db, namespace, id, now)
  return { publishToken, errors: publishToken ? [] : [error('NOT_FOUND', `没有令牌 ${id} / No token ${id}`, 'id')] }
}
