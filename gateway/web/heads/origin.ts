import type { FastifyRequest } from 'fastify'

/**
 * Where our pages are, as the outside knows it: the public address where one is set, else what the request was sent to. A host that is none (it is the client's
 * to choose) is left out, so that nothing of it reaches a page.
 */
export const originOf = (request: Pick<FastifyRequest, 'protocol' | 'host'>, publicUrl?: string): string => {
  if (publicUrl !== undefined) return publicUrl.replace(/\/+$/, '')
  return /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(request.host) ? `${request.protocol}://${request.host}` : 'http://localhost'
}
