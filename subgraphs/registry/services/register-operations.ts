import { type GraphQLSchema, type OperationDefinitionNode, Kind, validate } from 'graphql'
import { isText } from '../../../schema/check-document.ts'
import { breachOfDocument } from '../../../schema/limits/breach-of-document.ts'
import { breachSentence } from '../../../schema/limits/limit-breach.ts'
import { DEFAULT_LIMITS } from '../../../schema/limits/limits.ts'
import { operationHash } from '../../../schema/operation-hash.ts'
import { domainError } from '../../kit/errors.ts'
import { authoriseClient, authoriseSignedIn } from '../permissions.ts'
import { clientByName, deleteOperations, insertOperations, lockIds, operationsByIds, type RegisteredOperationRow, takeName } from '../repositories/clients.ts'
import type { RegistryContext } from '../runtime.ts'
import type { UserError } from './read-submission.ts'

export interface RegisterOperationsInput { client: string; clientVersion?: string | null; operations: readonly { id: string; document: string }[]; clientMutationId?: string | null }
export interface RetireOperationsInput { client: string; ids: readonly string[]; clientMutationId?: string | null }

const MOST = 100
const ID = /^[\w.:-]{1,200}$/
const NAME = /^[^\s\p{Cc}](?:[^\p{Cc}]{0,98}[^\s\p{Cc}])$/u

const error = (code: string, message: string, ...path: (string | number)[]): UserError => ({ code, message, path: ['input', ...path.map(String)] })

/** The operations of a client, valid in the graph of now: all of them are stored, or none. Registering them again changes nothing. */
export const registerOperations = async ({ runtime, viewer, now }: RegistryContext, input: RegisterOperationsInput): Promise<{ operations: RegisteredOperationRow[] | null; errors: UserError[] }> => {
  const owner = authoriseSignedIn(viewer)
  const taken = await clientByName(runtime.database.db, input.client)
  if (taken) authoriseClient(viewer, taken.owner)
  const outer = outerErrors(input, taken !== null)
  if (outer.length > 0) return { operations: null, errors: outer }
  const { api: { schema } } = await runtime.currentApi()
  const read = input.operations.map(({ id, document }, index) => readOperation(schema, id, document, index))
  const wrong = read.flatMap(({ errors }) => errors)
  if (wrong.length > 0) return { operations: null, errors: wrong }
  const rows = read.flatMap(({ row }) => (row ? [{ ...row, client: input.client, clientVersion: input.clientVersion ?? null, registeredAt: now, registeredBy: owner }] : []))
  return runtime.database.db.transaction(async (tx) => {
    authoriseClient(viewer, (await takeName(tx, { name: input.client, owner, registeredAt: now })).owner)
    await lockIds(tx, rows.map(({ id }) => id))
    const known = await operationsByIds(tx, rows.map(({ id }) => id))
    const clash = rows.findIndex((row) => known.some(({ id, hash }) => id === row.id && hash !== row.hash))
    if (clash >= 0) return { operations: null, errors: [error('OPERATION_ID_TAKEN', `编号 ${rows[clash]?.id} 已是另一操作;请用文本的 SHA-256 作编号 / The id ${rows[clash]?.id} is another operation already: use the SHA-256 of the document`, 'operations', clash, 'id')] }
    await insertOperations(tx, rows)
    const stored = new Map((await operationsByIds(tx, rows.map(({ id }) => id))).filter((row) => row.client === input.client).map((row) => [row.id, row]))
    return { operations: rows.flatMap(({ id }) => stored.get(id) ?? []), errors: [] }
  })
}

export const retireOperations = async ({ runtime, viewer }: RegistryContext, { client, ids }: RetireOperationsInput): Promise<{ ids: string[] | null; errors: UserError[] }> => {
  authoriseSignedIn(viewer)
  if (ids.length > MOST) return { ids: null, errors: [error('TOO_MANY', `一次至多 ${MOST} 个 / At most ${MOST} at once`, 'ids')] }
  const taken = await clientByName(runtime.database.db, client)
  if (!taken) return { ids: null, errors: [error('NOT_FOUND', `没有登记名为 ${client} 的客户端 / No client ${client} is registered`, 'client')] }
  authoriseClient(viewer, taken.owner)
  return { ids: await deleteOperations(runtime.database.db, client, ids), errors: [] }
}

const outerErrors = ({ client, clientVersion, operations }: RegisterOperationsInput, known: boolean): UserError[] => [
  ...(NAME.test(client) && isText(client) ? [] : [error('NAME_INVALID', '客户端名称须为 2–100 字,首尾不能是空白 / The name of a client has 2 to 100 characters and no blank at its ends', 'client')]),
  ...(known || !/^(keyuan|unnamed|saved-query|schema-check)/i.test(client) ? [] : [error('NAME_RESERVED', '此名称由本系统使用 / This name is ours', 'client')]),
  ...((clientVersion ?? '').length > MOST || !isText(clientVersion ?? '') ? [error('TEXT_INVALID', `clientVersion 至多 ${MOST} 字 / clientVersion has ${MOST} characters at most`, 'clientVersion')] : []),
  ...(operations.length >= 1 && operations.length <= MOST ? [] : [error('TOO_MANY', `一次登记 1–${MOST} 个操作 / 1 to ${MOST} operations at once`, 'operations')]),
  ...operations.flatMap(({ id }, index) => (ID.test(id) ? [] : [error('ID_INVALID', '编号为 1–200 个字母、数字或 _ . : - / An id has 1 to 200 letters, digits or _ . : -', 'operations', index, 'id')])),
  ...(new Set(operations.map(({ id }) => id)).size === operations.length ? [] : [error('ID_TWICE', '同一编号出现两次 / One id appears twice', 'operations')]),
]

type Read = Pick<RegisteredOperationRow, 'id' | 'hash' | 'name' | 'kind' | 'document'>

const readOperation = (schema: GraphQLSchema, id: string, text: string, index: number): { row?: Read; errors: UserError[] } => {
  const at = (code: string, zh: string, en: string) => ({ errors: [error(code, `${zh} / ${en}`, 'operations', index, 'document')] })
  const { breach, document } = breachOfDocument(text, DEFAULT_LIMITS)
  if (breach) return at('LIMIT_EXCEEDED', breachSentence(breach).zh, breachSentence(breach).en)
  if (!document) return at('DOCUMENT_INVALID', '不是 GraphQL 查询', 'This is no GraphQL document')
  const operations = document.definitions.filter((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)
  const [operation] = operations
  if (!operation || operations.length > 1) return at('ONE_OPERATION', '一条登记恰含一个操作', 'A registration holds exactly one operation')
  if (operation.operation === 'subscription') return at('DOCUMENT_INVALID', '图中没有订阅', 'The graph has no subscriptions')
  const [problem] = validate(schema, document)
  if (problem) return at('DOCUMENT_INVALID', `不符合现行的图:${problem.message}`, `It does not fit the graph: ${problem.message}`)
  return { row: { id, hash: operationHash(text), name: operation.name?.value ?? null, kind: operation.operation === 'mutation' ? 'MUTATION' : 'QUERY', document: text }, errors: [] }
}

/** Refuses a field to whoever is neither the client's owner nor the Center. */
export const authoriseClientName = async ({ runtime, viewer }: RegistryContext, name: string): Promise<string | null> => {
  if (!isShortName(name)) throw domainError('BAD_INPUT', { zh: '客户端名称至多 100 字', en: 'The name of a client has 100 characters at most' })
  const owner = (await clientByName(runtime.database.db, name))?.owner ?? null
  authoriseClient(viewer, owner)
  return owner
}

const isShortName = (name: string): boolean => name.length <= MOST && isText(name)
