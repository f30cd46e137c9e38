import type { FastifyInstance, FastifyReply } from 'fastify'
import { askGraph } from '../../gateway/http/ask-graph.ts'
import type { AskForCaller } from '../../subgraphs/kit/graph-client.ts'
import { exportRoutes } from '../../subgraphs/registry/http/export-routes.ts'
import { feedRoutes } from '../../subgraphs/registry/http/feed-routes.ts'
import { queryRoutes } from '../../subgraphs/registry/http/query-routes.ts'
import { resultRoutes } from '../../subgraphs/registry/http/result-routes.ts'
import { unsubscribeRoute } from '../../subgraphs/registry/http/unsubscribe-route.ts'
import { openExportStore } from '../../subgraphs/registry/open-export-store.ts'

export interface FileRoutesOptions {
  databaseUrl: string
  /** Sends the page at an address without a format. */
  sendPage: (reply: FastifyReply) => FastifyReply
  /** Where people reach this system. */
  publicUrl: () => string
}

/** Rows as files: of exports, of frozen results, and of saved queries by address; feeds of schedules. Whoever asks is asked for at the graph, as everybody is. */
export const fileRoutes = async (app: FastifyInstance, { databaseUrl, sendPage, publicUrl }: FileRoutesOptions): Promise<void> => {
  const store = openExportStore(databaseUrl)
  app.addHook('onClose', () => store.close())
  const ask: AskForCaller = (request, asked) => askGraph(app, request, asked)
  exportRoutes(app, { ask, store, sendPage })
  resultRoutes(app, { ask, store, sendPage })
  queryRoutes(app, { ask, store, sendPage })
  feedRoutes(app, { ask, store, publicUrl })
  await unsubscribeRoute(app, { store })
}
