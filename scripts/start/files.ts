import type { FastifyInstance } from 'fastify'
import { askGraph } from '../../gateway/http/ask-graph.ts'
import { namedHeads } from '../../gateway/web/heads/named-heads.ts'
import type { SendPage } from '../../gateway/web/shell.ts'
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
  sendPage: SendPage
  /** Where people reach this system. */
  publicUrl: () => string
  /** The same where it is set; otherwise heads of pages take the address of the request. */
  configuredUrl?: string
}

/** Rows as files: of exports, of frozen results, and of saved queries by address; feeds of schedules. Whoever asks is asked for at the graph, as everybody is. */
export const fileRoutes = async (app: FastifyInstance, { databaseUrl, sendPage, publicUrl, configuredUrl }: FileRoutesOptions): Promise<void> => {
  const store = openExportStore(databaseUrl)
  app.addHook('onClose', () => store.close())
  const ask: AskForCaller = (request, asked) => askGraph(app, request, asked)
  exportRoutes(app, { ask, store, sendPage })
  const heads = namedHeads(ask, configuredUrl)
  resultRoutes(app, { ask, store, sendPage: async (request, reply, id) => sendPage(reply, await heads.result(request, id)) })
  queryRoutes(app, { ask, store, sendPage: async (request, reply, slug) => sendPage(reply, await heads.query(request, slug)) })
  feedRoutes(app, { ask, store, publicUrl })
  await unsubscribeRoute(app, { store })
}
