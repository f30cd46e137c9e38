import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readPageFiles } from '../pages/page-files.ts'
import { sendFile } from '../pages/send-file.ts'
import type { AskForCaller } from '../../subgraphs/kit/graph-client.ts'
import { askGraph } from '../http/ask-graph.ts'
import { addresses, type Address, registeredElsewhere } from './addresses.ts'
import { resourceRoutes } from './heads/resource-routes.ts'
import { createShell, DEFAULT_HEAD, NOT_FOUND_HEAD, type PageHead, SECURITY_HEADERS, type SendPage } from './shell.ts'
import { sitemapRoutes } from './sitemap/sitemap-routes.ts'

/** Makes the head of one address; null for the one that all pages have. */
export type MakeHead = (request: FastifyRequest) => Promise<PageHead | null>

export interface WebOptions {
  /** Folder of the built pages, with a slash at its end. */
  dist?: URL
  heads?: Partial<Record<Address, MakeHead>>
  /** Where the outside finds us; without it addresses are made from what a request was sent to. */
  publicUrl?: string
}

/** Serves the pages: their assets for good, and the same shell at each of our addresses. Returns what sends the shell, for addresses that are registered elsewhere. */
export const webRoutes = async (app: FastifyInstance, { dist = new URL('./dist/', import.meta.url), heads = {}, publicUrl }: WebOptions = {}): Promise<SendPage> => {
  const files = await readPageFiles(dist)
  const sendPage = createShell(files.get('index.html'))

  const ask: AskForCaller = (request, asked) => askGraph(app, request, asked)

  for (const address of addresses) {
    if (registeredElsewhere.includes(address)) continue
    app.get(address, async (request, reply) => sendPage(reply, (await heads[address]?.(request)) ?? DEFAULT_HEAD))
  }
  resourceRoutes(app, { ask, sendPage, ...(publicUrl === undefined ? {} : { publicUrl }) })
  sitemapRoutes(app, { ask, ...(publicUrl === undefined ? {} : { publicUrl }) })
  app.get<{ Params: { '*': string } }>('/assets/*', (request, reply) => {
    reply.headers(SECURITY_HEADERS)
    const file = files.get(`assets/${request.params['*']}`)
    return file ? sendFile(file, request, reply) : reply.code(404).type('text/plain; charset=utf-8').send('没有此文件 / No such file\n')
  })
  // Whoever reads gets the page that says so; programs get the error of the graph.
  app.get('/*', (request, reply) => {
    if (!request.headers.accept?.includes('text/html')) return reply.callNotFound()
    return sendPage(reply, NOT_FOUND_HEAD)
  })
  return sendPage
}
