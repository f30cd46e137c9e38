import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { reportText, tallyText } from '../../../schema/checks/report-text.ts'
import { REPORTED_RESULT, type ReportedResult } from '../../../schema/checks/reported.ts'

interface Run { id: string; state: string; refusal: { message: string; messageEn: string | null } | null; results: ReportedResult[] | null }
interface Answer { data?: Record<string, { check: Run | null; errors: { message: string }[] } | Run | null> | null; errors?: { message: string; extensions?: { code?: string } }[] }

const RUN = `id state refusal { message messageEn } results { ${REPORTED_RESULT} }`
const CHECK = `mutation CheckByRoute($input: CheckSubgraphInput!) { checkSubgraph(input: $input) { check { ${RUN} } errors { message } } }`
const AGAIN = `query CheckByRouteAgain($id: ID!) { schemaCheck(id: $id) { ${RUN} } }`
const PUBLISHED = 'query PublishedTypes($namespace: String!) { partner(namespace: $namespace) { published { resourceTypes { code typename label labelEn } } } }'
const BODY_LIMIT = 300_000
const POLL_MS = 500
const PATIENCE_MS = 90_000

const codeOf = (typename: string): string => typename.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase()

/** Types with a plain key, as a first submission names them. */
const typesIn = (sdl: string) => [...sdl.matchAll(/^\s*type\s+(\w+)[^{]*@key\s*\(\s*fields:\s*"id"\s*\)(?!\s*,?\s*resolvable)/gm)].map(([, typename = '']) => ({ code: codeOf(typename), typename, label: typename }))

/**
 * `POST /schema/check?namespace=observatory` with the SDL as body and a publish token: the same as `checkSubgraph` without a probe, for one `curl` in a CI.
 * 200 where the checks pass, 422 where they do not; text, or JSON where that is accepted. Asks the public graph and nothing else.
 */
export const checkRoute = (app: FastifyInstance): void => {
  app.addContentTypeParser(['application/graphql', 'text/plain', 'application/octet-stream', 'application/x-www-form-urlencoded'], { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.post<{ Querystring: { namespace?: string }; Body: unknown }>('/schema/check', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const { namespace } = request.query
    const authorization = request.headers.authorization
    const sdl = request.body
    if (typeof namespace !== 'string' || typeof sdl !== 'string' || sdl === '' || authorization === undefined) {
      return reply.code(400).type('text/plain; charset=utf-8').send('用法 / usage: curl --data-binary @schema.graphql -H "Authorization: Bearer $KEYUAN_PUBLISH_TOKEN" "…/schema/check?namespace=observatory"\n')
    }
    const ask = async (query: string, variables: Record<string, unknown>): Promise<Answer> =>
      (await app.inject({ method: 'POST', url: '/graphql', headers: { authorization, 'content-type': 'application/json', 'x-keyuan-client': 'schema-check' }, payload: { query, variables } })).json<Answer>()
    const refuse = (status: number, message: string) => reply.code(status).type('text/plain; charset=utf-8').send(`${message}\n`)

    const known = (await ask(PUBLISHED, { namespace })).data?.partner as { published: { resourceTypes: ReturnType<typeof typesIn> } | null } | null | undefined
    const begun = await ask(CHECK, { input: { namespace, sdl, resourceTypes: known?.published?.resourceTypes ?? typesIn(sdl) } })
    const [error] = begun.errors ?? []
    if (error) return refuse(error.extensions?.code === 'UNAUTHENTICATED' ? 401 : error.extensions?.code === 'FORBIDDEN' ? 403 : 502, error.message)
    const payload = begun.data?.checkSubgraph as { check: Run | null; errors: { message: string }[] } | null | undefined
    if (!payload?.check) return refuse(422, payload?.errors[0]?.message ?? '没有结果 / no result')
    let run: Run | null | undefined = payload.check
    const until = Date.now() + PATIENCE_MS
    while (run?.state === 'RUNNING' && Date.now() < until) {
      await pause(POLL_MS)
      run = (await ask(AGAIN, { id: run.id })).data?.schemaCheck as Run | null | undefined
    }
    if (!run?.results) return refuse(503, '检查没有结束,请再试一次 / The check did not end: try again')
    const status = run.state === 'PASSED' ? 200 : 422
    if (/json/.test(request.headers.accept ?? '')) return reply.code(status).send({ state: run.state, results: run.results })
    return reply.code(status).type('text/plain; charset=utf-8')
      .send(`${reportText(run.results, 'schema.graphql')}\n${tallyText(run.results)}\n`)
  })
}
