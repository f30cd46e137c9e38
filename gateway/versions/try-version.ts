import { createHash } from 'node:crypto'
import { Kind, parse, type ExecutionResult } from 'graphql'
import { requestStorage, type RequestState } from '../request-state.ts'
import { ANONYMOUS } from '../../schema/viewer.ts'
import type { RequestContext, Version } from './version.ts'

/** What the catalogue of every version of the graph can tell, of its own version. */
const QUESTION = 'query KeyuanTry { resourceTypes { code } }'
const DEADLINE_MS = 3_000

const ask = async (version: Version): Promise<ExecutionResult> => {
  const state: RequestState = { requestId: `try ${version.artifact.version}`, viewer: ANONYMOUS, deadlineAt: performance.now() + DEADLINE_MS, trace: false, supergraph: version.artifact.version, calls: [], degraded: new Map() }
  const document = parse(QUESTION)
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
  const context = {
    document, operation, operationName: 'KeyuanTry', source: QUESTION, queryHash: createHash('sha256').update(QUESTION).digest('hex'), schema: version.schema,
    request: { query: QUESTION, operationName: 'KeyuanTry', variables: {} }, context: { state }, metrics: {}, logger: console,
  }
  return requestStorage.run(state, () => version.execute(context as unknown as RequestContext))
}

const codesIn = ({ data }: ExecutionResult): Set<string> =>
  new Set((data as { resourceTypes?: { code: string }[] | null } | null | undefined)?.resourceTypes?.map(({ code }) => code))

/**
 * Asks a new version something before anybody else does: it has to plan, reach the catalogue and know its own types. Where the version before does not
 * answer either, nothing can be learnt, and an outage of the catalogue keeps no new version out.
 */
export const tryVersion = async (version: Version, before: Version | undefined): Promise<void> => {
  if (!version.schema.getQueryType()?.getFields().resourceTypes) return
  const answer = await ask(version)
  const missing = version.artifact.resourceTypes.filter(({ code }) => !codesIn(answer).has(code)).map(({ code }) => code)
  if (!answer.errors && missing.length === 0) return
  if (before && (await ask(before)).errors) return
  throw new Error(answer.errors?.[0] ? `the new version does not answer: ${answer.errors[0].message}` : `the catalogue does not know the types of the new version: ${missing.join(', ')}`)
}
