import { type Asked, readAnswer } from './answer.ts'
import type { Operation } from './operation.ts'

/** By this name the graph counts what our pages use. */
const CLIENT = { 'x-keyuan-client': 'keyuan-web', 'x-keyuan-client-version': '1' }

/** A page that is not at the root, such as the explorer behind a prefix, says in its head where the graph is. */
const address = (): string => document.querySelector<HTMLMetaElement>('meta[name="keyuan-graph"]')?.content ?? '/graphql'

/** Asks the public graph. Rejects only where `signal` aborts; everything else is an answer or a failure. */
export const ask = async <Result, Variables>(operation: Operation<Result, Variables>, variables: Variables, signal?: AbortSignal): Promise<Asked<Result>> => {
  const started = performance.now()
  const body = JSON.stringify({ query: operation.text, operationName: operation.name, variables })
  try {
    const response = await fetch(address(), { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json', ...CLIENT }, body, ...(signal ? { signal } : {}) })
    const parsed: unknown = await response.json()
    return readAnswer<Result>(parsed, { status: response.status, version: response.headers.get('x-keyuan-supergraph'), ms: performance.now() - started })
  } catch (error) {
    if (signal?.aborted) throw error
    return { failure: { kind: 'unreachable' } }
  }
}
