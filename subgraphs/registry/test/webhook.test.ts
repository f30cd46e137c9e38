import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ANONYMOUS, type Viewer } from '../../../schema/viewer.ts'
import { guardedPost } from '../../kit/outbound/guarded-post.ts'
import { openTestRegistry, person, type TestRegistry } from './open-test-registry.ts'
import { scheduledGraph } from './scheduled-graph.ts'

const graph = scheduledGraph()
const li = person('li')
let at: TestRegistry
let savedQuery: string
/** What came, and how it is answered. */
let heard: { path: string; headers: Record<string, string>; body: string }[]
let answer: (request: IncomingMessage, response: ServerResponse) => void
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    heard.push({ path: request.url ?? '', headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString() })
    answer(request, response)
  })
})
let home: string

interface Seen { id: string; notify: { webhook: string | null; webhookFault: { messageEn: string } | null }; lastRun: { id: string; state: string } | null }
interface Set { schedule: Seen | null; secret: string | null; errors: { code: string; message: string }[] }
const SEEN = 'id notify { webhook webhookFault { messageEn } } lastRun { id state }'
const set = async (id: string, url: string | null, viewer: Viewer = li): Promise<Set> =>
  (await at.ask<{ setWebhook: Set }>(viewer, `mutation($input: SetWebhookInput!) { setWebhook(input: $input) { schedule { ${SEEN} } secret errors { code message } } }`, { input: { id, url } })).setWebhook
const see = async (id: string): Promise<Seen> => (await at.ask<{ schedule: Seen }>(li, `query($id: ID!) { schedule(id: $id) { ${SEEN} } }`, { id })).schedule
const create = async (): Promise<string> =>
  (await at.ask<{ createSchedule: { schedule: { id: string } } }>(li, 'mutation($input: CreateScheduleInput!) { createSchedule(input: $input) { schedule { id } errors { code } } }', { input: { savedQuery, cadence: 'DAILY', hour: 6 } })).createSchedule.schedule.id
const run = async (id: string): Promise<void> => {
  const before = (await see(id)).lastRun?.id
  await at.database.sql`update registry.schedule set next_run_at = now() - interval '1 day' where id = ${id.replace('registry:', '')}`
  await expect.poll(async () => {
    const { lastRun } = await see(id)
    return lastRun !== null && lastRun.id !== before && lastRun.state === 'DONE'
  }, { timeout: 20_000, interval: 20 }).toBe(true)
}
const changed = async (id: string): Promise<void> => {
  await run(id)
  graph.state.records = [{ id: 'r:1', title: '一改', score: 1 }, { id: 'r:9', title: '九', score: 9 }]
  await run(id)
}
const deliveries = (): Promise<{ state: string; attempts: number }[]> => at.database.sql<{ state: string; attempts: number }[]>`select state, attempts from registry.delivery order by id`

const open = async (post: ReturnType<typeof guardedPost>, allowPrivate: boolean): Promise<void> => {
  at = await openTestRegistry({}, { askAs: graph.answer, webhooks: { post, allowPrivate }, publicUrl: () => 'https://keyuan.example.cn', pauses: { pageMs: 1, dueMs: 20 } })
  const { createSavedQuery } = await at.ask<{ createSavedQuery: { savedQuery: { id: string } } }>(li, 'mutation($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) { savedQuery { id } } }', { input: { name: '小麦', document: '{ searchResources { edges { node { title } } } }' } })
  savedQuery = createSavedQuery.savedQuery.id
}
beforeAll(async () => {
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise<void>((resolve) => { server.close(() => resolve()) }))
beforeEach(() => {
  heard = []
  answer = (_request, response) => response.writeHead(204).end()
  graph.state.records = [{ id: 'r:1', title: '一', score: 1 }, { id: 'r:2', title: '二', score: 2 }]
})

describe('a webhook', () => {
  beforeAll(() => open(guardedPost({ allowPrivate: true }), true))
  afterAll(() => at.close())
  beforeEach(async () => { await at.database.sql`delete from registry.schedule` })

  it('is told of a run that changed something, signed with the secret that was shown once', async () => {
    const id = await create()
    const { secret } = await set(id, `${home}/hook?x=1`)
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/)
    expect(JSON.stringify(await see(id))).not.toContain(secret)
    await changed(id)
    await expect.poll(() => heard.length).toBe(1)
    const [{ path, headers, body } = { path: '', headers: {} as Record<string, string>, body: '' }] = heard
    expect(path).toBe('/hook?x=1')
    const key = Buffer.from((secret ?? '').slice(6), 'base64')
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`).digest('base64')}`)
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1_000)).toBeLessThan(60)
    const run = (await see(id)).lastRun?.id ?? ''
    expect(JSON.parse(body)).toMatchObject({
      type: 'alert', id: headers['webhook-id'], kind: 'CHANGES', message: '「小麦」增加 1 条,改变 1 条,不再 1 条', schedule: { id, name: '小麦' },
      run: { id: run, address: `https://keyuan.example.cn/runs/${run.replace('registry:', '')}`, added: 1, changed: 1, gone: 1 }, changes: [{ kind: 'ADDED', id: 'r:9' }, { kind: 'CHANGED', id: 'r:1' }, { kind: 'GONE', id: 'r:2' }],
    })
    await expect.poll(deliveries).toEqual([{ state: 'SENT', attempts: 1 }])
  })

  it('is tried again with the same id, follows no redirect, and says at last why not', async () => {
    const id = await create()
    await set(id, `${home}/hook`)
    answer = (_request, response) => response.writeHead(302, { location: `${home}/inside` }).end()
    await changed(id)
    for (let tries = 1; tries <= 5; tries += 1) {
      await expect.poll(() => heard.length).toBe(tries)
      await expect.poll(async () => (await at.database.sql`select 1 from registry.delivery where fault is not null and attempts = ${tries}`).length).toBe(1)
      await at.database.sql`update registry.delivery set not_before = now() where state = 'WAITING'`
    }
    await expect.poll(deliveries).toEqual([{ state: 'FAILED', attempts: 5 }])
    expect(new Set(heard.map(({ path, headers }) => `${path} ${headers['webhook-id']}`)).size).toBe(1)
    expect((await see(id)).notify).toEqual({ webhook: `${home}/hook`, webhookFault: { messageEn: 'The webhook answered 302' } })
  })

  it('that says that it is gone is turned off', async () => {
    const id = await create()
    await set(id, `${home}/hook`)
    answer = (_request, response) => response.writeHead(410).end()
    await changed(id)
    await expect.poll(async () => (await see(id)).notify).toEqual({ webhook: null, webhookFault: { messageEn: 'The webhook answered 410' } })
    expect(heard).toHaveLength(1)
  })

  it('whose answer has no end is a failure of the webhook, not of ours', async () => {
    const id = await create()
    await set(id, `${home}/hook`)
    answer = (_request, response) => response.writeHead(200).end('x'.repeat(100_000))
    await changed(id)
    await expect.poll(async () => (await at.database.sql`select fault from registry.delivery where fault is not null`).length).toBe(1)
    expect(await deliveries()).toEqual([{ state: 'WAITING', attempts: 1 }])
  })

  it('is its owner\'s to set, and nobody else\'s', async () => {
    const id = await create()
    await expect(set(id, `${home}/hook`, ANONYMOUS)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
    for (const viewer of [person('wang'), { id: 'accounts:center', grants: [{ role: 'CENTER' as const }] }]) expect(await set(id, `${home}/hook`, viewer)).toMatchObject({ schedule: null, secret: null, errors: [{ code: 'NOT_FOUND' }] })
    expect((await see(id)).notify.webhook).toBeNull()
    const first = await set(id, `${home}/hook`)
    expect((await set(id, `${home}/hook`)).secret).not.toBe(first.secret)
    expect(await set(id, null)).toMatchObject({ secret: null, schedule: { notify: { webhook: null } } })
  })
})

describe('a webhook of a public system', () => {
  const lookup = ((_hostname: string, options: { all?: boolean }, callback: (...found: unknown[]) => void) => (options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4))) as never
  beforeAll(() => open(guardedPost({ allowPrivate: false, lookup }), false))
  afterAll(() => at.close())

  it.each(['http://example.org/hook', 'https://127.0.0.1/', 'https://10.0.0.1/', 'https://169.254.169.254/', 'https://100.64.0.1/', 'https://[::1]/', 'https://[::ffff:127.0.0.1]/', 'https://2130706433/', 'https://0x7f000001/', 'https://localhost./', 'https://user:pass@example.org/', 'file:///etc/passwd', 'https://example.org/\r\nx', 'no address'])('is not %j', async (url) => {
    expect(await set(await create(), url)).toMatchObject({ schedule: null, secret: null, errors: [{ code: 'WEBHOOK_INVALID' }] })
  })

  it('whose name means an address of ours when it is posted to hears nothing, and its owner learns no more than that', async () => {
    await at.database.sql`delete from registry.schedule`
    const id = await create()
    expect((await set(id, `https://rebind.example.org:${new URL(home).port}/hook`)).errors).toEqual([])
    await changed(id)
    await expect.poll(async () => (await at.database.sql<{ fault: { messageEn: string } }[]>`select fault from registry.delivery where fault is not null`)[0]?.fault.messageEn).toBe('The address cannot be used: nothing answers there, or it is not a public one')
    expect(heard).toEqual([])
  })
})
