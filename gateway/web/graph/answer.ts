/** An error of the graph with its place in the answer. */
export interface GraphProblem {
  message: string
  messageEn: string | null
  code: string | null
  subgraph: string | null
  requestId: string | null
  retryAfterSeconds: number | null
  path: readonly (string | number)[]
}

/** A subgraph that did not answer, so that something is missing. */
export interface Degraded { subgraph: string; code: string }

export interface GraphAnswer<Result> {
  data: Result
  /** Empty where all was answered. */
  problems: readonly GraphProblem[]
  degraded: readonly Degraded[]
  /** Version of the supergraph that ran it. */
  version: string | null
  ms: number
}

/** Why there is no answer at all. */
export type GraphFailure =
  | { kind: 'unreachable' }
  | { kind: 'refused'; status: number; problems: readonly GraphProblem[] }

export type Asked<Result> = { answer: GraphAnswer<Result> } | { failure: GraphFailure }

const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {})
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const problemOf = (error: unknown): GraphProblem => {
  const { message, path, extensions } = record(error)
  const { code, subgraph, requestId, messageEn, retryAfterSeconds } = record(extensions)
  return {
    message: text(message) ?? '', messageEn: text(messageEn), code: text(code), subgraph: text(subgraph), requestId: text(requestId),
    retryAfterSeconds: typeof retryAfterSeconds === 'number' ? retryAfterSeconds : null,
    path: list(path).filter((step) => typeof step === 'string' || typeof step === 'number'),
  }
}

/** The body of a response, read once. The shape of `data` is that of the operation, since the gateway validated it. */
export const readAnswer = <Result>(body: unknown, { status, version, ms }: { status: number; version: string | null; ms: number }): Asked<Result> => {
  const { data, errors, extensions } = record(body)
  const problems = list(errors).map(problemOf)
  if (data === null || data === undefined) return { failure: { kind: 'refused', status, problems } }
  const degraded = list(record(extensions).degraded).map((entry) => ({ subgraph: text(record(entry).subgraph) ?? '', code: text(record(entry).code) ?? '' }))
  return { answer: { data: data as Result, problems, degraded, version, ms } }
}
