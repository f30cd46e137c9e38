import type { Fetcher, FetcherParams, Observable } from '@graphiql/toolkit'
import type { ExecutionResult } from 'graphql'
import { readDocument } from './read-document.ts'
import { requestHeaders } from './request-headers.ts'
import { parseBudget } from './runs/budget.ts'
import type { Run } from './runs/run.ts'

interface Observer {
  next(result: ExecutionResult): void
  error(reason: unknown): void
  complete(): void
}

export interface GraphFetcherOptions {
  endpoint: string
  readToken(): string
  /** The tab that asks. */
  tab(): string | undefined
  isSignedIn(): boolean
  /** Every answer but that of the schema. */
  onRun(run: Run): void
}

/**
 * Sends operations to the endpoint. It answers with an observable rather than a promise, because only then do Stop, a change of tab
 * and a newly opened query cancel the request; the answer to an abandoned request would otherwise land in another tab.
 */
export const graphFetcher = (options: GraphFetcherOptions): Fetcher => (given, written) => ({
  subscribe: ((observer: Observer) => {
    const abort = new AbortController()
    const operation = withOwnOperation(given)
    const headers = requestHeaders(written?.headers, options.readToken())
    const tab = options.tab()
    const [at, started] = [Date.now(), performance.now()]
    const send = operation.operationName === 'IntrospectionQuery' ? postPatiently : post
    send(options.endpoint, operation, headers, abort.signal).then(
      ({ answer, response, bytes }) => {
        if (abort.signal.aborted) return
        if (operation.operationName !== 'IntrospectionQuery') {
          options.onRun({
            id: crypto.randomUUID?.() ?? `${at} ${started}`, tab, at, query: operation.query, variables: (operation.variables as Record<string, unknown> | undefined) ?? {},
            operationName: operation.operationName ?? undefined, durationMs: performance.now() - started, bytes, answer,
            budget: parseBudget(response.headers.get('x-keyuan-cost')), requestId: response.headers.get('x-request-id') ?? undefined,
            supergraph: response.headers.get('x-keyuan-supergraph') ?? undefined, isPersonal: headers.has('authorization') || options.isSignedIn(),
          })
        }
        observer.next(withoutTrace(answer))
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

/** The trace is asked for by the page, not by the reader of the answer; it has a view of its own. */
const withoutTrace = (answer: ExecutionResult): ExecutionResult => {
  if (!answer.extensions) return answer
  const { trace: _, plan: __, ...extensions } = answer.extensions
  const { extensions: ___, ...rest } = answer
  return Object.keys(extensions).length > 0 ? { ...rest, extensions } : rest
}

/** Without the schema the page can do little: a graph that is just starting, or busy, is asked for it again. */
const RETRY_MS = [1_000, 3_000, 6_000]

const postPatiently: typeof post = async (...asked) => {
  for (const wait of RETRY_MS) {
    const got = await post(...asked).catch((error: unknown) => (asked[3].aborted ? Promise.reject(error) : undefined))
    if (got?.answer.data) return got
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
  return post(...asked)
}

const post = async (endpoint: string, operation: FetcherParams, headers: Headers, signal: AbortSignal): Promise<{ answer: ExecutionResult; response: Response; bytes: number }> => {
  headers.set('x-keyuan-trace', '1')
  const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(operation), signal }).catch((cause: unknown) => {
    throw problem(`连接不到数据图 / The graph cannot be reached: ${endpoint} (${cause instanceof Error ? cause.message : String(cause)})`)
  })
  const text = await response.text()
  try {
    return { answer: JSON.parse(text) as ExecutionResult, response, bytes: text.length }
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
