import { domainError } from '../../kit/errors.ts'
import { partnersByNamespaces } from '../repositories/partners.ts'
import { type CheckRunRow, publishedSubmissions, runsByIds, submissionsByKeys } from '../repositories/submissions.ts'
import { authorisePartner } from '../permissions.ts'
import type { RegistryContext } from '../runtime.ts'
import { startRun } from './check-run.ts'
import { readSubmission, type SubmissionInput, type UserError } from './read-submission.ts'

export type RunInput = SubmissionInput & { clientMutationId?: string | null }
export interface RunPayload { check: CheckRunRow | null; errors: UserError[] }

const refused = (code: string, message: string, name: string): RunPayload => ({ check: null, errors: [{ code, message, path: ['input', name] }] })

const unregistered = (namespace: string): RunPayload =>
  refused('NOT_FOUND', `命名空间 ${namespace} 未登记,请向中心申请 / The namespace ${namespace} is not registered: ask the Center for it`, 'namespace')

const isRegistered = async ({ runtime }: RegistryContext, namespace: string): Promise<boolean> => (await partnersByNamespaces(runtime.database.db, [namespace])).has(namespace)

/** Checks without publishing. */
export const checkSubgraph = async (context: RegistryContext, input: RunInput): Promise<RunPayload> => {
  authorisePartner(context.viewer, input.namespace)
  if (!(await isRegistered(context, input.namespace))) return unregistered(input.namespace)
  const { subgraph, digest, errors } = readSubmission(input)
  if (errors.length > 0) return { check: null, errors }
  return { check: await startRun(context, { purpose: 'CHECK', subgraph, digest, clientMutationId: input.clientMutationId }), errors: [] }
}

/** Checks, probes and publishes. With `checkId` only what that check saw, on the graph that it saw. */
export const publishSubgraph = async (context: RegistryContext, input: RunInput & { checkId?: string | null }): Promise<RunPayload> => {
  authorisePartner(context.viewer, input.namespace)
  if (!(await isRegistered(context, input.namespace))) return unregistered(input.namespace)
  const { subgraph, digest, errors } = readSubmission(input)
  if (errors.length > 0) return { check: null, errors }
  const request = { purpose: 'PUBLISH', subgraph, digest, clientMutationId: input.clientMutationId } as const
  if (input.checkId == null) return { check: await startRun(context, request), errors: [] }
  const check = (await runsByIds(context.runtime.database.db, [input.checkId])).get(input.checkId)
  if (!check || check.namespace !== input.namespace) return refused('NOT_FOUND', `没有检查 ${input.checkId} / No check ${input.checkId}`, 'checkId')
  if (check.state !== 'PASSED' || check.baseVersion === null) return refused('CHECK_NOT_PASSED', '那次检查没有通过 / That check did not pass', 'checkId')
  if (check.digest !== digest) return refused('CHECK_STALE', '子图在那次检查之后已有变化,请重新检查 / The subgraph has changed since that check: check again', 'checkId')
  return { check: await startRun(context, { ...request, reliesOn: check.baseVersion }), errors: [] }
}

/** Goes back to what the partner published before, or to any earlier publication by its digest. */
export const rollbackSubgraph = async (context: RegistryContext, { namespace, digest, clientMutationId }: { namespace: string; digest?: string | null; clientMutationId?: string | null }): Promise<RunPayload> => {
  authorisePartner(context.viewer, namespace)
  const { db } = context.runtime.database
  const target = digest == null ? (await publishedSubmissions(db, namespace, 2))[1] : (await submissionsByKeys(db, [{ namespace, digest }]))[0]
  if (!target?.publishedAt) {
    return refused('NOT_FOUND', digest == null ? `${namespace} 没有更早发布过的子图 / ${namespace} has published nothing before` : `${namespace} 没有发布过 ${digest} / ${namespace} never published ${digest}`, 'digest')
  }
  return { check: await startRun(context, { purpose: 'ROLLBACK', subgraph: target.content, digest: target.digest, clientMutationId }), errors: [] }
}

/** One run, for its partner and the Center. */
export const findCheck = async (context: RegistryContext, id: string): Promise<CheckRunRow | null> => {
  const run = (await runsByIds(context.runtime.database.db, [id])).get(id)
  if (!run) return null
  authorisePartner(context.viewer, run.namespace)
  return run
}

export const idOfRun = (id: string): string => {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw domainError('BAD_INPUT', { zh: '不是检查的编号', en: 'This is no id of a check' })
  return id
}
