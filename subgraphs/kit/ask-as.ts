import type { AskAs, GraphAnswer } from './graph-client.ts'
import { mintActingToken } from './tokens/acting-token.ts'
import type { SigningKey } from './tokens/signing-key.ts'

export interface AskAsOptions {
  /** Address of the public graph, asked for with each question: it is not known before the graph listens. */
  graphUrl: () => string
  signingKey: SigningKey
}

/** Beyond the gateway's own deadline of a request. */
const PATIENCE_MS = 40_000

/** Asks the gateway as anybody's client does, with a token of a minute that names the person; the gateway looks up what they may do now. */
export const createAskAs = ({ graphUrl, signingKey }: AskAsOptions): AskAs => async (userId, request) => {
  const response = await reached(graphUrl, {
    method: 'POST', body: JSON.stringify(request), signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error',
    headers: {
      'content-type': 'application/json', accept: 'application/json', 'x-keyuan-client': 'keyuan-jobs',
      authorization: `Bearer ${await mintActingToken(signingKey, userId)}`,
    },
  })
  const answer = (await response.json()) as GraphAnswer
  if (response.status === 401) throw new NotAllowedError(answer.errors?.[0]?.message ?? 'UNAUTHENTICATED')
  if (response.status >= 500) throw new Error(`the graph answered ${response.status}: ${answer.errors?.[0]?.message ?? ''}`)
  const supergraph = response.headers.get('x-keyuan-supergraph')
  return { ...answer, ...(supergraph === null ? {} : { supergraph }) }
}

const reached = async (graphUrl: () => string, request: RequestInit): Promise<Response> => {
  try {
    return await fetch(graphUrl(), request)
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') throw error
    throw new UnreachableError(`the graph cannot be reached: ${String(error)}`, { cause: error })
  }
}

/** Nobody listens (yet): the question was not heard, so nothing is wrong with it. */
export class UnreachableError extends Error {}

/** The person may not ask any more: asking again is of no use. */
export class NotAllowedError extends Error {}
