import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphql, GraphQLError, parse } from 'graphql'
import { createLocalJWKSet } from 'jose'
import type { PartnerSubgraph } from '../../../../schema/partner.ts'
import { DEFAULT_TERMS } from '../../../../schema/partner.ts'
import { isService, type Viewer } from '../../../../schema/viewer.ts'
import type { Post } from '../../outbound/guarded-post.ts'
import { loadSigningKey } from '../../tokens/signing-key.ts'
import { createVerifier } from '../../tokens/verify-viewer-token.ts'
import { probeTokens } from '../probe-tokens.ts'
import type { ProbeTarget } from '../target.ts'
import type { FeedPage, FeedRow } from '../walk-feed.ts'

export const NAMESPACE = 'observatory'
const key = await loadSigningKey()

export const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible"])
  type Telescope @key(fields: "id") { id: ID! aperture: Float }
  type Dome @key(fields: "id") { id: ID! }
  type Query { resourceChanges(after: String, first: Int! = 500): ResourceChangePage! @shareable @inaccessible }
  type ResourceChangePage @shareable @inaccessible { changes: [ResourceChange!]! cursor: String! more: Boolean! }
  type ResourceChange @shareable @inaccessible { id: ID! typename: String! version: String! deleted: Boolean! document: ResourceDocument }
  scalar ResourceDocument @inaccessible`

export const row = (at: number, over: Partial<FeedRow> = {}): FeedRow => ({
  id: `${NAMESPACE}:t${at}`, typename: 'Telescope', version: '1', deleted: false, document: { profile: 'core/1', resourceType: 'TELESCOPE', title: `望远镜 ${at}` }, ...over,
})
export const rowsUpTo = (count: number): FeedRow[] => Array.from({ length: count }, (_, at) => row(at + 1))

export interface Raw { status: number; contentType: string; text: string }
interface Question { query: unknown; variables: Record<string, unknown>; authorization: string | undefined }
interface Representation { __typename: string; id: string }

/** What may be wrong with the endpoint. Without any of it, it conforms. */
export interface Faults {
  rows?: FeedRow[]
  sdl?: string
  verify?: (authorization: string | undefined, verify: (token: string) => Promise<Viewer>) => Promise<Viewer>
  page?: (args: { after?: string | null; first: number }, right: (args: { after?: string | null; first: number }) => FeedPage) => FeedPage
  entities?: (references: Representation[], right: (references: Representation[]) => unknown[]) => unknown
  /** The last word on what is sent; null closes the connection, undefined never answers. */
  send?: (right: Raw, question: Question) => Raw | null | undefined | Promise<Raw>
  anyViewerReadsFeed?: boolean
}

const EPOCH = 'e1'
const cursorOf = (at: number): string => Buffer.from(`${EPOCH} ${at}`).toString('base64url')

const rightPage = (rows: readonly FeedRow[]) => ({ after, first }: { after?: string | null; first: number }): FeedPage => {
  if (first < 1 || first > 1_000) throw new GraphQLError('first', { extensions: { code: 'BAD_INPUT' } })
  const [epoch, place] = after ? Buffer.from(after, 'base64url').toString().split(' ') : [EPOCH, '0']
  if (epoch !== EPOCH || !/^\d+$/.test(place ?? '')) throw new GraphQLError('cursor', { extensions: { code: 'RESYNC' } })
  const at = Number(place)
  return { changes: rows.slice(at, at + first), cursor: cursorOf(Math.min(at + first, rows.length)), more: at + first < rows.length }
}

const schemaOf = ({ rows = rowsUpTo(12), sdl = SDL, page, entities, anyViewerReadsFeed }: Faults) => {
  const pages = rightPage(rows)
  const found = (references: Representation[]): unknown[] => references.map(({ __typename, id }) => (rows.some((each) => each.id === id && each.typename === __typename && !each.deleted) ? { __typename, id } : null))
  const schema = buildSubgraphSchema({
    typeDefs: parse(sdl),
    resolvers: {
      Query: {
        resourceChanges: (_: unknown, args: { after?: string | null; first: number }, { viewer }: { viewer: Viewer }) => {
          if (!isService(viewer) && !anyViewerReadsFeed) throw new GraphQLError('forbidden', { extensions: { code: 'FORBIDDEN' } })
          return page ? page(args, pages) : pages(args)
        },
      },
    } as never,
  })
  const field = schema.getQueryType()?.getFields()._entities
  if (field) field.resolve = (_: unknown, { representations }: { representations: Representation[] }) => (entities ? entities(representations, found) : found(representations))
  return schema
}

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const parsed: unknown = JSON.parse(Buffer.concat(await request.toArray()).toString())
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : {}
}

/** A small partner over real HTTP, with faults that can be switched on. */
export const startToy = async (faults: Faults = {}): Promise<{ url: string; asked: () => number; stop(): void }> => {
  const schema = schemaOf(faults)
  const verifyToken = createVerifier({ audience: NAMESPACE, trustedKeys: createLocalJWKSet(key.jwks) })
  const verify = faults.verify ?? ((authorization) => verifyToken((authorization ?? '').replace('Bearer ', '')))
  let asked = 0
  const answer = async ({ query, variables, authorization }: Question): Promise<Raw> => {
    const json = (status: number, value: unknown): Raw => ({ status, contentType: 'application/json', text: JSON.stringify(value) })
    const viewer = await verify(authorization, verifyToken).catch(() => null)
    if (!viewer) return json(401, { errors: [{ message: 'token', extensions: { code: 'UNAUTHENTICATED' } }] })
    if (typeof query !== 'string') return json(400, { errors: [{ message: 'no query', extensions: { code: 'BAD_REQUEST' } }] })
    return json(200, await graphql({ schema, source: query, variableValues: variables, contextValue: { viewer } }))
  }
  const server = createServer(async (request, response) => {
    asked += 1
    const { query, variables } = await bodyOf(request)
    const question: Question = { query, variables: (variables ?? {}) as Record<string, unknown>, authorization: request.headers.authorization }
    const right = await answer(question)
    const sent = faults.send ? await faults.send(right, question) : right
    if (sent === null) response.destroy()
    else if (sent) response.writeHead(sent.status, { 'content-type': sent.contentType }).end(sent.text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    asked: () => asked,
    stop: () => { server.close(); server.closeAllConnections() },
  }
}

/** Plain POST, for tests only: no guard against private addresses. */
export const plainPost: Post = async (url, body, headers, { deadlineMs, maxBytes }) => {
  const started = performance.now()
  try {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body), signal: AbortSignal.timeout(deadlineMs), redirect: 'manual' })
    const text = await response.text()
    if (Buffer.byteLength(text) > maxBytes) return { fault: 'size', reason: `over ${maxBytes} bytes` }
    return { status: response.status, contentType: response.headers.get('content-type') ?? '', text, ms: performance.now() - started }
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? { fault: 'deadline', reason: `no answer in ${deadlineMs} ms` } : { fault: 'connection', reason: 'no connection' }
  }
}

export const targetOf = (url: string, over: Partial<PartnerSubgraph> = {}): ProbeTarget => ({
  subgraph: {
    namespace: NAMESPACE, sdl: SDL, url, resourceTypes: [{ code: 'TELESCOPE', typename: 'Telescope', namespace: NAMESPACE, label: '望远镜', labelEn: 'Telescope' }],
    terms: { ...DEFAULT_TERMS, requestsPerSecond: 10_000 }, ...over,
  },
  token: probeTokens(key, NAMESPACE),
  post: plainPost,
})
