import type { FastifyInstance } from 'fastify'
import type { Limits } from '../../schema/limits/limits.ts'
import { storedArtifact } from '../../schema/stored-artifact.ts'
import type { GatewayOptions } from '../../gateway/create-gateway.ts'
import { docsRoutes } from '../../gateway/docs/routes.ts'
import { readyQueries } from '../../gateway/explorer/ready-queries.ts'
import { probe } from '../../subgraphs/kit/conformance/probe.ts'
import { probeTokens } from '../../subgraphs/kit/conformance/probe-tokens.ts'
import type { AskAs } from '../../subgraphs/kit/graph-client.ts'
import type { Log } from '../../subgraphs/kit/log.ts'
import { remembered } from '../../subgraphs/kit/remembered.ts'
import { guardedPost } from '../../subgraphs/kit/outbound/guarded-post.ts'
import type { SigningKey } from '../../subgraphs/kit/tokens/signing-key.ts'
import type { OwnGraph } from '../../subgraphs/registry/graph/own-graph.ts'
import { checkRoute } from '../../subgraphs/registry/http/check-route.ts'
import { graphDocument } from '../../subgraphs/registry/http/graph-document.ts'
import { schemaRoutes } from '../../subgraphs/registry/http/schema-routes.ts'
import type { MailPort } from '../../subgraphs/registry/mail/send-mail.ts'
import { openRegistry, type RunningRegistry } from '../../subgraphs/registry/open-registry.ts'
import { createRegisteredDocuments } from '../../subgraphs/registry/registered-documents.ts'
import { createOperationRecorder, type OperationRecorder } from '../../subgraphs/registry/operation-recorder.ts'
import type { SupergraphStore } from '../../subgraphs/registry/open-supergraph-store.ts'
import { catalogueSource, ownComposable } from '../compose.ts'

/** Read from the files of this release once. */
let own: OwnGraph | undefined
const ownGraph = (): OwnGraph => own ??= { catalogue: catalogueSource(), subgraphs: ownComposable(), artifact: storedArtifact() }

export interface OwnRegistryOptions {
  databaseUrl: string
  signingKey: SigningKey
  /** Whether partners may stand on this machine or in a private network. */
  allowPrivate: boolean
  /** Asks the public graph for people: jobs and schedules do. */
  askAs: AskAs
  log: Log
  /** What gateways refuse beyond. */
  limits: Limits
  connections?: number
  mail?: MailPort | null
}

/** The registry with our own subgraphs as the graph that partners join. */
export const openOwnRegistry = ({ signingKey, allowPrivate, ...options }: OwnRegistryOptions): Promise<RunningRegistry> => {
  const post = guardedPost({ allowPrivate })
  return openRegistry({
    ...options,
    own: ownGraph(),
    probe: (subgraph) => probe({ subgraph, post, token: probeTokens(signingKey, subgraph.namespace) }),
  })
}

const GRAPH_SECONDS = 2

/** The schema at stable addresses, and the check by one request. */
export const registryRoutes = async (app: FastifyInstance, store: SupergraphStore): Promise<void> => {
  schemaRoutes(app, { current: store.current, byVersion: store.byVersion, graph: remembered(async () => graphDocument(ownGraph(), await store.graph()), GRAPH_SECONDS), documents: readyQueries.map(({ document }) => document.trimEnd()).join('\n\n') })
  docsRoutes(app, { current: store.current })
  // In a scope of its own: bodies that it takes are none for the graph.
  await app.register(async (scope) => checkRoute(scope))
}

type Hooks = Required<Pick<GatewayOptions, 'source' | 'findViewer' | 'recordOperation' | 'operations'>>

/** How a gateway learns of the graph, of publish tokens, and tells what is asked. `id` names the gateway to the registry. */
export const registryHooks = (store: SupergraphStore, id: string, log: Log): { hooks: Hooks; recorder: OperationRecorder } => {
  const recorder = createOperationRecorder(store, log)
  return {
    recorder,
    hooks: {
      source: { current: store.current, watch: store.watch, acknowledge: (served) => store.acknowledge(id, served) },
      findViewer: store.viewerOfToken,
      operations: createRegisteredDocuments(store),
      recordOperation: ({ viewer, ...operation }) => recorder.record({ ...operation, owner: viewer.id }),
    },
  }
}
