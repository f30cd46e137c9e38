import { setTimeout as pause } from 'node:timers/promises'
import { REPORTED_RESULT, type ReportedResult } from '../../schema/checks/reported.ts'
import { UserMessage } from '../user-message.ts'
import { addressOf, askGraph } from './ask-graph.ts'
import type { PartnerFolder } from './manifest.ts'

/** A check or publication as the graph tells it. */
export interface Run {
  id: string
  state: 'RUNNING' | 'PASSED' | 'PUBLISHED' | 'REFUSED' | 'INTERRUPTED'
  digest: string
  baseVersion: string | null
  publishedVersion: string | null
  refusal: { code: string; message: string; messageEn: string | null } | null
  results: ReportedResult[] | null
}

export const RUN = `id state digest baseVersion publishedVersion refusal { code message messageEn } results { ${REPORTED_RESULT} }`
const POLL_MS = 500

interface Payload { check: Run | null; errors: { code: string; message: string; path: string[] | null }[] }

export type RunMutation = 'checkSubgraph' | 'publishSubgraph' | 'rollbackSubgraph'

const INPUTS: Record<RunMutation, string> = { checkSubgraph: 'CheckSubgraphInput', publishSubgraph: 'PublishSubgraphInput', rollbackSubgraph: 'RollbackSubgraphInput' }

/** Begins a check or a publication and waits for its end. */
export const runInGraph = async (graph: string, token: string, mutation: RunMutation, input: Record<string, unknown>): Promise<Run> => {
  const data = await askGraph<Record<string, Payload | null>>(graph, `mutation($input: ${INPUTS[mutation]}!) { ${mutation}(input: $input) { check { ${RUN} } errors { code message path } } }`, { input }, token)
  const payload = data[mutation]
  const [error] = payload?.errors ?? []
  if (error) throw new UserMessage(`${error.code} ${(error.path ?? []).join('.')}: ${error.message}`)
  let run = payload?.check
  while (run?.state === 'RUNNING') {
    await pause(POLL_MS)
    run = (await askGraph<{ schemaCheck: Run | null }>(graph, `query($id: ID!) { schemaCheck(id: $id) { ${RUN} } }`, { id: run.id }, token)).schemaCheck
  }
  if (!run) throw new UserMessage('图没有说明经过 / The graph did not say how it went')
  return run
}

const SERVED_MS = 15_000

/** Waits until the graph answers with this version; whether it does. */
export const untilServed = async (graph: string, version: string): Promise<boolean> => {
  for (const until = Date.now() + SERVED_MS; Date.now() < until; await pause(POLL_MS)) {
    const response = await fetch(addressOf(graph, 'graphql'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}', signal: AbortSignal.timeout(SERVED_MS) })
    if (response.headers.get('x-keyuan-supergraph') === version) return true
  }
  return false
}

/** What a partner's folder submits. */
export const submissionOf = ({ subgraph: { namespace, sdl, url, resourceTypes, terms } }: PartnerFolder) => {
  const { requestsPerSecond, concurrency, idsPerBatch, pollSeconds, deletions } = terms
  return {
    namespace, sdl, url, terms: { requestsPerSecond, concurrency, idsPerBatch, pollSeconds, deletions },
    resourceTypes: resourceTypes.map(({ code, typename, label, labelEn }) => ({ code, typename, label, ...(labelEn ? { labelEn } : {}) })),
  }
}
