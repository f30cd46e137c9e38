import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { buildASTSchema, type GraphQLSchema, introspectionFromSchema, parse } from 'graphql'
import { possibleTypesOf } from '../../../schema/possible-types.ts'
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
 * The schema at stable addresses, for code generators and for the partners' tool. The API, which is what clients see of the composed supergraph with all descriptions, is `/schema.graphql`,
 * `/api.graphql` and `/schema/api.graphql` (also `.json`, as introspection): the current one; `/possible-types.json` is of the same version. `/schema/<version>/…` has the same files and stays as it is for good.
 * `/schema/documents.graphql` holds operations to begin with; `/schema/graph.json` is what an offline check needs.
 */
export const schemaRoutes = (app: FastifyInstance, { current, byVersion, graph, documents }: SchemaRoutesOptions): void => {
  const send = (request: FastifyRequest, reply: FastifyReply, version: string, type: string, lasting: boolean, body: () => string): FastifyReply => {
    const etag = `"${version}"`
    reply.header('x-keyuan-supergraph', version).header('etag', etag).header('cache-control', lasting ? FOREVER : 'public, no-cache').header('access-control-allow-origin', '*')
    return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.type(type).send(body())
  }
  const sdl = ({ apiSdl, version }: SupergraphArtifact): string => `# 科源 Keyuan, ${version}\n${apiSdl}`
  const introspection = madeOnce((schema) => JSON.stringify({ data: introspectionFromSchema(schema) }))
  const possibleTypes = madeOnce((schema) => JSON.stringify(possibleTypesOf(schema)))

  const files: { name: string; also?: readonly string[]; type: string; body: (artifact: SupergraphArtifact) => string }[] = [
    { name: 'api.graphql', also: ['/schema.graphql', '/api.graphql'], type: 'application/graphql', body: sdl },
    { name: 'schema.graphql', type: 'application/graphql', body: sdl },
    { name: 'api.json', type: 'application/json', body: introspection },
    { name: 'possible-types.json', also: ['/possible-types.json'], type: 'application/json', body: possibleTypes },
  ]
  for (const { name, also = [], type, body } of files) {
    for (const address of [`/schema/${name}`, ...also]) {
      app.get(address, async (request, reply) => {
        const artifact = await current()
        return send(request, reply, artifact.version, `${type}; charset=utf-8`, false, () => body(artifact))
      })
    }
    app.get<{ Params: { version: string } }>(`/schema/:version/${name}`, async (request, reply) => {
      const { version } = request.params
      const artifact = VERSION.test(version) ? await byVersion(version) : null
      return artifact ? send(request, reply, version, `${type}; charset=utf-8`, true, () => body(artifact)) : notFound(reply)
    })
  }

  app.get('/schema/documents.graphql', async (request, reply) => {
    const { version } = await current()
    return send(request, reply, version, 'application/graphql; charset=utf-8', false, () => documents)
  })
  app.get('/schema/graph.json', async (request, reply) => {
    const document = await graph()
    return send(request, reply, document.version, 'application/json; charset=utf-8', false, () => JSON.stringify(document))
  })
}

/** What takes a tenth of a second of the thread that serves everybody: once for each version. */
const madeOnce = (make: (schema: GraphQLSchema) => string) => {
  const known = boundedCache<string, string>({ entries: 4 })
  return ({ apiSdl, version }: SupergraphArtifact): string => {
    const text = known.get(version) ?? make(buildASTSchema(parse(apiSdl), { assumeValid: true }))
    known.set(version, text)
    return text
  }
}
