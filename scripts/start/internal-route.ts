import { randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { parse } from 'graphql'
import { executeOn, type SubgraphRequest } from '../../subgraphs/kit/execute.ts'
import { type LocalGraph, SERVICE } from './local-graph.ts'

export const RUN_FILE = 'run.json'
const BODY_LIMIT = 64 * 1024 * 1024

/** What a process of ours on this machine needs to write to the running graph; readable by its owner only. */
export interface RunFile { url: string; internalUrl: string; internalToken: string; pid: number }

export const newToken = (): string => randomBytes(32).toString('base64url')

export const writeRunFile = (folder: string, run: RunFile): void => {
  const file = join(folder, RUN_FILE)
  writeFileSync(file, `${JSON.stringify(run)}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
}

const isToken = (given: string | undefined, token: string): boolean => {
  const [expected, actual] = [Buffer.from(`Bearer ${token}`), Buffer.from(given ?? '')]
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

/**
 * `POST /internal/<namespace>`: one operation on one own subgraph, as a service of ours, for whoever holds the token of this run.
 * Answers 401 to anybody else, and never over anything but the loopback address, where `npm start` listens.
 */
export const internalRoute = (app: FastifyInstance, graph: LocalGraph, token: string): void => {
  app.post<{ Params: { namespace: string }; Body: SubgraphRequest }>('/internal/:namespace', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    if (!isToken(request.headers.authorization, token)) return reply.code(401).send({ errors: [{ message: '需要内部令牌', extensions: { code: 'UNAUTHENTICATED' } }] })
    const subgraph = graph.subgraphs.get(request.params.namespace)
    if (!subgraph) return reply.code(404).send({ errors: [{ message: `没有子图 ${request.params.namespace}`, extensions: { code: 'NOT_FOUND' } }] })
    try {
      parse(request.body.query)
    } catch (error) {
      return reply.code(400).send({ errors: [{ message: error instanceof Error ? error.message : String(error), extensions: { code: 'BAD_REQUEST' } }] })
    }
    return executeOn(subgraph, request.body, { viewer: SERVICE, requestId: request.id })
  })
}
