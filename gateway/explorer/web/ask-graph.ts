import type { ExecutionResult } from 'graphql'
import { accessToken } from './access-token.ts'
import { endpoint } from './endpoint.ts'
import { requestHeaders } from './request-headers.ts'

/** What the page itself asks, beside the queries that somebody runs: choices for inputs, saved queries, who is signed in. */
export const askGraph = async <Data>(query: string, variables: Record<string, unknown> = {}, signal?: AbortSignal): Promise<Data> => {
  const response = await fetch(endpoint, { method: 'POST', headers: requestHeaders(undefined, accessToken.read()), body: JSON.stringify({ query, variables }), signal })
  const answer = (await response.json()) as ExecutionResult
  if (!answer.data) throw new Error(answer.errors?.[0]?.message ?? `HTTP ${response.status}`)
  return answer.data as Data
}
