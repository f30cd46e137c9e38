import type { FastifyInstance } from 'fastify'
import type { CallerRequest, GraphAnswer, GraphReply, GraphRequest } from '../../subgraphs/kit/graph-client.ts'
import { OWN_REQUEST } from './own-request.ts'
import { SUPERGRAPH_HEADER } from '../request-state.ts'

/** What says who asks, and from which page: passed on as it came, so that the graph decides as it does for everybody. */
const PASSED_ON = ['cookie', 'authorization', 'origin', 'sec-fetch-site', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'host'] as const

/** Asks the public graph for whoever made `request`, within this process: the same authentication, limits and planning as over the network. */
export const askGraph = async (app: FastifyInstance, request: CallerRequest, { query, variables, operationName }: GraphRequest, client = 'keyuan-pages'): Promise<GraphReply> => {
  const headers: Record<string, string> = { 'content-type': 'application/json', 'x-keyuan-client': client, 'x-request-id': request.id, ...OWN_REQUEST }
  for (const name of PASSED_ON) {
    const value = request.headers[name]
    if (typeof value === 'string') headers[name] = value
  }
  const answer = await app.inject({ method: 'POST', url: '/graphql', headers, remoteAddress: request.ip, payload: { query, variables: variables ?? {}, ...(operationName === undefined ? {} : { operationName }) } })
  const supergraph = answer.headers[SUPERGRAPH_HEADER]
  const retry = Number(answer.headers['retry-after'])
  return {
    ...answer.json<GraphAnswer>(), status: answer.statusCode,
    ...(typeof supergraph === 'string' ? { supergraph } : {}), ...(Number.isFinite(retry) && retry > 0 ? { retryAfterSeconds: retry } : {}),
  }
}
