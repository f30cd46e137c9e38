import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { buildASTSchema, introspectionFromSchema, parse } from 'graphql'
import type { SupergraphArtifact } from '../../../schema/supergraph.ts'
import { boundedCache } from '../../kit/bounded-cache.ts'
import type { GraphDocument } from './graph-document.ts'

export interface SchemaRoutesOptions {
  /** The version that is served. */
  current: () => Promise<SupergraphArtifact>
  byVersion: (version: string) => Promise<SupergraphArtifact | null>
  /** The graph as checks elsewhere want it. */
  graph: () => Promise<GraphDocument>
  /** Operations to begin with, each under its own name, for code generators. */
  documents: string
}

const VERSION = /^[0-9a-f]{16}$/
const FOREVER = 'public, max-age=31536000, immutable'

const notFound = (reply: FastifyReply): FastifyReply =>
  reply.code(404).send({ errors: [{ message: '没有这个版本的图 / There is no such version of the graph', extensions: { code: 'NOT_FOUND' } }] })

/**
 * The schema at stable addresses, for code generators and for the partners' tool: `/schema/api.graphql` (also `.json`, as introspection) is the current one,
 * `/schema/<version>/api.graphql` stays as it is for good; `/schema/documents.graphql` holds operations to begin with; `/schema/graph.json` is what an offline check needs.
 */
export const schemaRoutes = (app: FastifyInstance, { current, byVersion, graph, documents }: SchemaRoutesOptions): void => {
  const send = (request: FastifyRequest, reply: FastifyReply, version: string, type: string, lasting: boolean, body: () => string): FastifyReply => {
    const etag = `"${version}"`
    reply.header('x-keyuan-supergraph', version).header('etag', etag).header('cache-control', lasting ? FOREVER : 'public, no-cache').header('access-control-allow-origin', '*')
    return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.type(type).send(body())
  }
  const sdl = ({ apiSdl, version }: SupergraphArtifact): string => `# 科源 Keyuan, ${version}\n${apiSdl}`
  // A tenth of a second of the thread that serves everybody: once for each version.
  const introspections = boundedCache<string, string>({ entries: 4 })
  const introspection = ({ apiSdl, version }: SupergraphArtifact): string => {
    const text = introspections.get(version) ?? JSON.stringify({ data: introspectionFromSchema(buildASTSchema(parse(apiSdl), { assumeValid: true })) })
    introspections.set(version, text)
    return text
  }

  app.get('/schema/api.graphql', async (request, reply) => {
    const artifact = await current()
    return send(request, reply, artifact.version, 'application/graphql; charset=utf-8', false, () => sdl(artifact))
  })
  app.get('/schema/api.json', async (request, reply) => {
    const artifact = await current()
    return send(request, reply, artifact.version, 'application/json; charset=utf-8', false, () => introspection(artifact))
  })
  app.get('/schema/documents.graphql', async (request, reply) => {
    const { version } = await current()
    return send(request, reply, version, 'application/graphql; charset=utf-8', false, () => documents)
  })
  app.get('/schema/graph.json', async (request, reply) => {
    const document = await graph()
    return send(request, reply, document.version, 'application/json; charset=utf-8', false, () => JSON.stringify(document))
  })
  for (const [name, type, body] of [['api.graphql', 'application/graphql', sdl], ['api.json', 'application/json', introspection]] as const) {
    app.get<{ Params: { version: string } }>(`/schema/:version/${name}`, async (request, reply) => {
      const { version } = request.params
      const artifact = VERSION.test(version) ? await byVersion(version) : null
      return artifact ? send(request, reply, version, `${type}; charset=utf-8`, true, () => body(artifact)) : notFound(reply)
    })
  }
}
