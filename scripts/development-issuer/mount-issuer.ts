import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { PAGE_HEADERS } from '../../subgraphs/kit/server/plain-page.ts'
import { errors, type Provider } from 'oidc-provider'
import { demoPeople } from '../demo/people.ts'
import { CHOOSE, createIssuer, MOUNT } from './create-issuer.ts'
import { choosePage, troublePage } from './pages.ts'

type Choosing = { Params: { uid: string } }
type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/** The sign-in under way in this browser; null where it is over, or began in another one. */
const interactionOf = async (provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<Interaction | null> => {
  try {
    return await provider.interactionDetails(request.raw, reply.raw)
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return null
    throw error
  }
}

const sendExpired = (reply: FastifyReply): FastifyReply =>
  reply.code(400).headers(PAGE_HEADERS).send(troublePage({ error: 'expired', error_description: '登录已过期,或不是在此浏览器中开始的 / This sign-in has expired, or was begun in another browser' }))

/** The library reads the rest of the address where it is mounted, and the whole one beside it. */
const handOver = (provider: Provider, request: FastifyRequest, reply: FastifyReply): void => {
  reply.hijack()
  const raw = request.raw as IncomingMessage & { originalUrl?: string }
  raw.originalUrl = raw.url ?? '/'
  raw.url = raw.originalUrl.slice(MOUNT.length) || '/'
  void provider.callback()(raw, reply.raw as ServerResponse)
}

/** Another person than the one who is signed in there: that sign-in ends first, or the library would ask for a script to end it. */
const endOther = async (provider: Provider, interaction: Interaction, accountId: string): Promise<void> => {
  const { session } = interaction
  if (!session || session.accountId === accountId) return
  await (await provider.Session.findByUid(session.uid))?.destroy()
  delete interaction.session
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1_000))
}

/**
 * The development issuer under `/dev-issuer`: a real OpenID provider where one chooses who to be. Made when it is first asked for, since it has to know
 * the address at which the graph listens.
 */
export const mountIssuer = async (app: FastifyInstance, publicUrl: () => string): Promise<void> => {
  let made: Promise<Provider> | undefined
  const issuer = (): Promise<Provider> => made ??= createIssuer(publicUrl())
  await app.register(async (scope) => {
    // The library reads bodies itself.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))

    scope.get<Choosing>(`${CHOOSE}/:uid`, async (request, reply) => {
      if (!(await interactionOf(await issuer(), request, reply))) return sendExpired(reply)
      return reply.headers(PAGE_HEADERS).send(choosePage(`${CHOOSE}/${request.params.uid}`, demoPeople))
    })
    scope.all(`${MOUNT}/*`, async (request, reply) => handOver(await issuer(), request, reply))
  })
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 4_096 }, (_request, body, done) => done(null, new URLSearchParams(String(body))))
    scope.post<Choosing & { Body: unknown }>(`${CHOOSE}/:uid`, async (request, reply) => {
      const provider = await issuer()
      const chosen = request.body instanceof URLSearchParams ? request.body.get('person') : null
      const person = demoPeople.find(({ subject }) => subject === chosen)
      const interaction = await interactionOf(provider, request, reply)
      if (!interaction) return sendExpired(reply)
      if (person) await endOther(provider, interaction, person.subject)
      const result = person ? { login: { accountId: person.subject } } : { error: 'access_denied', error_description: 'nobody was chosen' }
      return reply.redirect(await provider.interactionResult(request.raw, reply.raw, result), 303)
    })
  })
}
