import type { FastifyInstance } from 'fastify'
import { PAGE_HEADERS, plainPage } from '../../kit/server/plain-page.ts'
import type { ExportStore } from '../open-export-store.ts'

const MOST_BYTES = 1_024
const ASKS = `<h1>不再收到提醒邮件</h1><p class="quiet" lang="en">Turn alert messages off</p><form method="post"><p><button>关闭此定期运行的邮件 / Turn off the messages of this schedule</button></p></form>`
const DONE = `<h1>已关闭</h1><p>此定期运行不再寄来邮件;可在“提醒”页重新开启。</p><p class="quiet" lang="en">Turned off. You can turn it on again on the page of alerts.</p><p><a href="/alerts">提醒 / Alerts</a></p>`
const UNKNOWN = `<h1>没有这个地址</h1><p class="quiet" lang="en">There is no such address</p><p><a href="/">首页 / Home</a></p>`

/** `/unsubscribe/<key>`: what the messages of a schedule link to. Looking changes nothing, since mail programs look; a POST turns them off, by a person or by the program (RFC 8058). Whoever has the message may. */
export const unsubscribeRoute = async (app: FastifyInstance, { store }: { store: Pick<ExportStore, 'hasMail' | 'stopMail'> }): Promise<void> => {
  // In a scope of its own: forms are no bodies for the graph.
  await app.register(async (scope) => {
    scope.addContentTypeParser(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'], { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, _body, done) => done(null, null))
    const page = (title: string, body: string): string => plainPage(`${title} · 科源`, body)
    scope.get<{ Params: { key: string } }>('/unsubscribe/:key', async ({ params: { key } }, reply) => {
      const known = await store.hasMail(key)
      return reply.code(known ? 200 : 404).headers(PAGE_HEADERS).send(page('提醒邮件', known ? ASKS : UNKNOWN))
    })
    scope.post<{ Params: { key: string } }>('/unsubscribe/:key', async ({ params: { key } }, reply) => {
      const stopped = await store.stopMail(key)
      return reply.code(stopped ? 200 : 404).headers(PAGE_HEADERS).send(page('提醒邮件', stopped ? DONE : UNKNOWN))
    })
  })
}
