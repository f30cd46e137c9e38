import type { Fetcher, FetcherParams, Observable } from '@graphiql/toolkit'
import type { ExecutionResult } from 'graphql'
import { readDocument } from './read-document.ts'
import { requestHeaders } from './request-headers.ts'

interface Observer {
  next(result: ExecutionResult): void
  error(reason: unknown): void
  complete(): void
}

/**
 * Sends operations to the endpoint. It answers with an observable rather than a promise, because only then do Stop, a change of tab
 * and a newly opened query cancel the request; the answer to an abandoned request would otherwise land in another tab.
 */
export const graphFetcher = (endpoint: string, readToken: () => string): Fetcher => (operation, options) => ({
  subscribe: ((observer: Observer) => {
    const abort = new AbortController()
    const headers = requestHeaders(options?.headers, readToken())
    post(endpoint, withOwnOperation(operation), headers, abort.signal).then(
      (result) => {
        if (abort.signal.aborted) return
        observer.next(result)
        observer.complete()
      },
      (error: unknown) => {
        if (!abort.signal.aborted) observer.error(error)
      },
    )
    return { unsubscribe: () => abort.abort() }
  }) as Observable<ExecutionResult>['subscribe'],
})

/** GraphiQL learns the name of an operation a moment after a change of tab: whoever runs at once would ask for one of the tab before. */
const withOwnOperation = (operation: FetcherParams): FetcherParams => {
  const read = readDocument(operation.query)
  if (read.state !== 'read' || !operation.operationName) return operation
  const names = read.operations.map(({ name }) => name?.value)
  return names.includes(operation.operationName) ? operation : { ...operation, operationName: names[0] }
}

const post = async (endpoint: string, operation: FetcherParams, headers: Headers, signal: AbortSignal): Promise<ExecutionResult> => {
  const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(operation), signal }).catch((cause: unknown) => {
    throw problem(`连接不到数据图 / The graph cannot be reached: ${endpoint} (${cause instanceof Error ? cause.message : String(cause)})`)
  })
  const text = await response.text()
  try {
    return JSON.parse(text) as ExecutionResult
  } catch {
    throw problem(`应答不是 JSON / The answer is not JSON: HTTP ${response.status} ${response.statusText}. ${text.slice(0, 300)}`)
  }
}

/** GraphiQL prints the stack where there is one; it means nothing to the reader. */
const problem = (message: string): Error => {
  const error = new Error(message)
  delete error.stack
  return error
}
