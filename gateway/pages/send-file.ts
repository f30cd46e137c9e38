import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PageFile } from './page-files.ts'

/** What the client takes and the build made, smallest first. `q=0` is a refusal. */
const takes = (coding: string, accepted: string): boolean => new RegExp(`\\b${coding}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted)

/** Sends a file of a built page: kept for good where its name changes with it, else asked for again each time and answered 304. */
export const sendFile = (file: PageFile, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  reply.headers({ etag: file.etag, 'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache', vary: 'accept-encoding' })
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send()
  reply.type(file.type)
  const accepted = request.headers['accept-encoding'] ?? ''
  if (file.brotli && takes('br', accepted)) return reply.header('content-encoding', 'br').send(file.brotli)
  if (file.gzip && takes('gzip', accepted)) return reply.header('content-encoding', 'gzip').send(file.gzip)
  return reply.send(file.content)
}
