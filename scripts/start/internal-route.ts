import { randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { parse } from 'graphql'
import { executeOn, type SubgraphRequest } from '../../subgraphs/kit/execute.ts'
import type { LocalGraph } from './local-graph.ts'
import { SERVICE } from './service-viewer.ts'

export const RUN_FILE = 'run.json'
const BODY_LIMIT = 64 * 1024 * 1024
const FORWARD_MS = 60_000

/** What a process of ours on this machine needs to write to the running graph; readable by its owner only. */
export interface RunFile { url: string; internalUrl: string; internalToken: string; pid: number }

export const newToken = (): string => randomBytes(32).toString('base64url')

export const writeRunFile = (folder: string, run: RunFile): void => {
  const file = join(folder, RUN_FILE)
  writeFileSync(file, `${JSON.stringify(run)}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
}

const failure = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] })

const isToken = (given: string | undefined, token: string): boolean => {
  const [expected, actual] = [Buffer.from(`Bearer ${token}`), Buffer.from(given ?? '')]
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

/** Runs an operation on one own subgraph as a service of ours; null where there is no such subgraph. */
export type ExecuteInside = (namespace: string, request: SubgraphRequest, requestId: string) => Promise<unknown> | null

/** Subgraphs of this process. */
export const insideProcess = (graph: LocalGraph): ExecuteInside => (namespace, request, requestId) => {
  const subgraph = [graph.registry, graph.accounts].find(({ name }) => name === namespace) ?? graph.subgraphs.get(namespace)
  return subgraph ? executeOn(subgraph, request, { viewer: SERVICE, requestId }) : null
}

/** Subgraphs at their own addresses. */
export const atAddresses = (addressOf: (namespace: string) => string | undefined, tokenFor: (namespace: string) => Promise<string>): ExecuteInside => (namespace, request, requestId) => {
  const url = addressOf(namespace)
  if (url === undefined) return null
  const forward = async (): Promise<unknown> => {
    const response = await fetch(url, {
      method: 'POST', body: JSON.stringify(request), signal: AbortSignal.timeout(FORWARD_MS),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(namespace)}`, 'x-request-id': requestId },
    })
    return response.json()
  }
  return forward()
}

/**
 * `POST /internal/<namespace>`: one operation on one own subgraph, as a service of ours, for whoever holds the token. 401 for anybody else.
 */
export const internalRoute = (app: FastifyInstance, execute: ExecuteInside, token: string): void => {
  app.post<{ Params: { namespace: string }; Body: SubgraphRequest }>('/internal/:namespace', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    if (!isToken(request.headers.authorization, token)) return reply.code(401).send(failure('UNAUTHENTICATED', '需要内部令牌 / The internal token is needed'))
    try {
      parse(request.body.query)
    } catch (error) {
      return reply.code(400).send(failure('BAD_REQUEST', error instanceof Error ? error.message : String(error)))
    }
    const answer = execute(request.params.namespace, request.body, request.id)
    if (!answer) return reply.code(404).send(failure('NOT_FOUND', `没有子图 ${request.params.namespace} / no such subgraph`))
    return answer
  })
}
