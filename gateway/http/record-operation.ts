import type { FastifyRequest } from 'fastify'
import type { Viewer } from '../../schema/viewer.ts'

/** An operation that was valid and was carried out; without the values of its variables. */
export interface AnsweredOperation { document: string; name: string }
export interface ClientName { client: string; clientVersion?: string }
export type RecordOperation = (operation: AnsweredOperation & ClientName & { viewer: Viewer }) => void

const MOST = 100
const ANONYMOUS_CLIENT = 'unnamed'

const header = (request: FastifyRequest, ...names: string[]): string | undefined => {
  for (const name of names) {
    const value = request.headers[name]
    if (typeof value === 'string' && value.trim() !== '') return value.trim().slice(0, MOST)
  }
  return undefined
}

/** Who asks, as a client names itself: our own headers, or those that Apollo's clients send. */
export const clientOf = (request: FastifyRequest): ClientName => {
  const clientVersion = header(request, 'x-keyuan-client-version', 'apollographql-client-version')
  return { client: header(request, 'x-keyuan-client', 'apollographql-client-name') ?? ANONYMOUS_CLIENT, ...(clientVersion ? { clientVersion } : {}) }
}
