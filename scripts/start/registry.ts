import type { FastifyInstance } from 'fastify'
import type { GatewayOptions } from '../../gateway/create-gateway.ts'
import { docsRoutes } from '../../gateway/docs/routes.ts'
import { readyQueries } from '../../gateway/explorer/ready-queries.ts'
import type { Log } from '../../subgraphs/kit/log.ts'
import { remembered } from '../../subgraphs/kit/remembered.ts'
import { checkRoute } from '../../subgraphs/registry/http/check-route.ts'
import { graphDocument } from '../../subgraphs/registry/http/graph-document.ts'
import { schemaRoutes } from '../../subgraphs/registry/http/schema-routes.ts'
import { createRegisteredDocuments } from '../../subgraphs/registry/registered-documents.ts'
import { createOperationRecorder, type OperationRecorder } from '../../subgraphs/registry/operation-recorder.ts'
import type { SupergraphStore } from '../../subgraphs/registry/open-supergraph-store.ts'

const GRAPH_SECONDS = 2

/** Loaded when it is asked for: with it come all our subgraphs and the composer, which a gateway does without. */
const ownDocument = (store: SupergraphStore) => async () => {
  const { ownGraph } = await import('./own-registry.ts')
  return graphDocument(ownGraph(), await store.graph())
}

/** The schema at stable addresses, and the check by one request. */
export const registryRoutes = async (app: FastifyInstance, store: SupergraphStore): Promise<void> => {
  schemaRoutes(app, { current: store.current, byVersion: store.byVersion, graph: remembered(ownDocument(store), GRAPH_SECONDS), documents: readyQueries.map(({ document }) => document.trimEnd()).join('\n\n') })
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
