import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mintDevelopmentToken } from '../../gateway/auth/mint-development-token.ts'
import { userIdOf } from '../../subgraphs/accounts/services/sign-in.ts'
import { catchMail, decodedMail, type MailCatcher } from '../support/mail-catcher.ts'
import { parseXml } from '../support/parse-xml.ts'
import { scheduling, type SeenSchedule } from '../support/scheduling.ts'
import { DEVELOPMENT_KEY, type LocalStack, openLocalStack } from './local-stack.ts'
import { untilFound, write } from './writing.ts'

let stack: LocalStack
let catcher: MailCatcher
let sql: postgres.Sql
let schedules: ReturnType<typeof scheduling>
let li: Record<string, string>
let wang: Record<string, string>
let ids: Record<string, string>
const as = async (sub: string, ...grants: { role: string }[]): Promise<Record<string, string>> => ({ authorization: `Bearer ${await mintDevelopmentToken({ sub, grants } as never, DEVELOPMENT_KEY)}` })
const ISSUER = 'https://issuer.example.org'
/** Schedules run in the name of people whom the accounts know. */
const idOf = (subject: string): string => userIdOf({ issuer: ISSUER, subject })
const WANG = idOf('wang')
const DOCUMENT = 'query Probes($q: String) { searchResources(q: $q, sort: TITLE_PINYIN) { total { value } edges { node { id title keywords } } } }'
const probe = (sourceId: string, title: string, keywords = ['探针']) => ({ namespace: 'instruments', typename: 'Instrument', resourceType: 'INSTRUMENT', sourceId, document: { title, keywords } })

beforeAll(async () => {
  catcher = await catchMail()
  stack = await openLocalStack({ KEYUAN_SMTP_URL: catcher.url, KEYUAN_MAIL_FROM: '科源 <keyuan@example.cn>' })
  sql = postgres(stack.databaseUrl, { max: 1 })
  schedules = scheduling(stack, sql)
  await stack.graph.accountStore.seedPeople(['li', 'wang'].map((subject) => ({ issuer: ISSUER, subject, displayName: subject, email: `${subject}@example.org`, emailVerified: true, grants: [] })))
  li = await as(idOf('li'))
  wang = await as(WANG)
  ids = await write(stack, [probe('a', '离子探针甲'), probe('b', '离子探针乙'), probe('c', '离子探针丙')])
}, 120_000)
afterAll(async () => {
  await sql.end()
  await stack.close()
  await catcher.close()
})

describe('a saved query that runs by itself', () => {
  let schedule: SeenSchedule
  beforeAll(async () => {
    const saved = await schedules.save({ name: '离子探针', document: DOCUMENT, visibility: 'PEOPLE', sharedWith: [WANG] }, li)
    schedule = await schedules.create({ savedQuery: saved.id, variables: { q: '离子探针' }, cadence: 'WEEKLY', weekday: 1, hour: 6, notify: { mail: true } }, wang)
  })

  it('has a first run as its baseline, and then tells what was added, what changed, and what was withdrawn', async () => {
    expect(await schedules.run(schedule, wang)).toMatchObject({ state: 'DONE', first: true, rows: 3, added: null, supergraph: stack.artifact.version })
    await write(stack, [probe('b', '离子探针乙', ['探针', '二次离子']), probe('d', '离子探针丁')])
    const { data, errors } = await stack.ask('mutation($input: WithdrawInstrumentInput!) { withdrawInstrument(input: $input) { position } }', { input: { id: ids.c, reason: '退役' } }, await as('c1', { role: 'CENTER' }))
    expect(errors).toBeUndefined()
    await untilFound(stack, [(data as never as { withdrawInstrument: { position: string } }).withdrawInstrument.position])
    const second = await schedules.run(schedule, wang)
    expect(second).toMatchObject({ state: 'DONE', first: false, rows: 3, added: 1, changed: 1, gone: 1, same: 1 })
    const changes = await schedules.changes(second, wang)
    expect(changes.map(({ kind, title }) => ({ kind, title }))).toEqual([{ kind: 'ADDED', title: '离子探针丁' }, { kind: 'CHANGED', title: '离子探针乙' }, { kind: 'GONE', title: null }])
    expect(changes[1]).toMatchObject({ id: ids.b, fields: [{ path: 'keywords', before: '探针', after: '探针; 二次离子' }] })
    expect(changes[2]?.id).toBe(ids.c)
    const { data: mine } = await stack.ask('{ me { unseenAlerts } alerts { edges { node { kind message run { id } } } } }', {}, wang)
    expect(mine).toEqual({ me: { unseenAlerts: 1 }, alerts: { edges: [{ node: { kind: 'CHANGES', message: '「离子探针」增加 1 条,改变 1 条,不再 1 条', run: { id: second.id } } }] } })
  })

  it('comes by mail, whose link turns it off: for a person with a click, for a mail program at once, and not by looking', async () => {
    await expect.poll(() => catcher.mails.length, { timeout: 20_000 }).toBe(1)
    const [mail] = catcher.mails
    expect(mail?.to).toEqual(['wang@example.org'])
    const text = decodedMail(mail?.source ?? '')
    for (const part of ['Subject: [科源] 「离子探针」增加 1 条,改变 1 条,不再 1 条', '- 增加: 离子探针丁', '- changed: 离子探针乙']) expect(text).toContain(part)
    expect(text).not.toContain('离子探针丙')
    const address = /List-Unsubscribe: <([^>]*)>/.exec(text)?.[1] ?? ''
    expect(address.startsWith(stack.url.replace('/graphql', '/unsubscribe/'))).toBe(true)
    const isOn = async (): Promise<unknown> => (await stack.ask('query($id: ID!) { schedule(id: $id) { notify { mail } } }', { id: schedule.id }, wang)).data
    const page = await fetch(address)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self'")
    expect(await isOn()).toEqual({ schedule: { notify: { mail: true } } })
    for (const other of [address.replace(/[^/]*$/, 'aaaaaaaaaaaaaaaaaaaaaaaaaa'), `${address}'`]) expect((await fetch(other, { method: 'POST' })).status).toBe(404)
    expect(await isOn()).toEqual({ schedule: { notify: { mail: true } } })
    const clicked = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' })
    expect(clicked.status).toBe(200)
    expect(await isOn()).toEqual({ schedule: { notify: { mail: false } } })
  })

  it('has a feed for whoever knows its address, with the titles of what anybody may see', async () => {
    const address = new URL(schedule.feedAddress, stack.url)
    const response = await fetch(address)
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const text = await response.text()
    const [feed] = parseXml(text)
    expect(feed).toMatchObject({ title: ['离子探针'], id: [expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/)] })
    expect(text.match(/<entry>/g)).toHaveLength(1)
    expect(text).toContain(`增加 1 条,改变 1 条,不再 1 条 / 1 added, 1 changed, 1 gone`)
    expect(text).toContain(`${stack.url.replace('/graphql', '')}/resource/${ids.b}`)
    for (const title of ['离子探针丁', '离子探针乙']) expect(text).toContain(title)
    // The third one has been withdrawn.
    expect(text).not.toContain('离子探针丙')
    // Whoever reads it with rights of their own reads the same.
    expect(await (await fetch(address, { headers: wang })).text()).toBe(text)
    const etag = response.headers.get('etag') ?? ''
    expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304)
    for (const name of ['aaaaaaaaaaaaaaaaaaaaaaaaaa.atom', `${schedule.feedAddress.slice(7)}.atom`, schedule.feedAddress.slice(7).replace('.atom', ''), '__proto__', `${schedule.id}.atom`]) expect((await fetch(new URL(`/feeds/${name}`, stack.url))).status).toBe(404)
    await stack.ask('mutation($id: ID!) { renewFeedAddress(input: { id: $id }) { schedule { feedAddress } } }', { id: schedule.id }, wang)
    expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(404)
    const renewed = await (await fetch(new URL((await schedules.see(schedule.id, wang))?.feedAddress ?? '', stack.url))).text()
    const idsIn = (xml: string): string[] => xml.match(/<id>[^<]*/g) ?? []
    expect(idsIn(renewed)).toEqual(idsIn(text))
  })

  it('is nobody else\'s to see, its runs, alerts and owner\'s count included', async () => {
    const last = (await schedules.see(schedule.id, wang))?.lastRun
    for (const headers of [{}, li, await as('center', { role: 'CENTER' }, { role: 'OPERATOR' })]) {
      const { data } = await stack.ask('query($s: ID!, $r: ID!, $u: ID!) { schedule(id: $s) { id } queryRun(id: $r) { id } user(id: $u) { unseenAlerts } }', { s: schedule.id, r: last?.id, u: WANG }, headers)
      expect(data).toMatchObject({ schedule: null, queryRun: null })
      expect((data as { user: { unseenAlerts: number | null } | null }).user?.unseenAlerts ?? null).toBeNull()
    }
  })

  it('runs with the rights that its owner has then: taken away, it fails and tells; given back, it is compared with the last good run', async () => {
    const saved = schedule.savedQuery.id
    const share = async (expectedVersion: number, change: Record<string, unknown>): Promise<void> => {
      const { data } = await stack.ask('mutation($input: UpdateSavedQueryInput!) { updateSavedQuery(input: $input) { errors { code } } }', { input: { id: saved, expectedVersion, ...change } }, li)
      expect(data).toEqual({ updateSavedQuery: { errors: [] } })
    }
    await share(1, { visibility: 'PRIVATE' })
    expect(await schedules.run(schedule, wang)).toMatchObject({ state: 'FAILED', gone: null, error: { code: 'NOT_FOUND' } })
    const { data } = await stack.ask('query($id: ID!) { schedule(id: $id) { savedQuery { id } } alerts(first: 1) { edges { node { kind } } } }', { id: schedule.id }, wang)
    expect(data).toEqual({ schedule: { savedQuery: null }, alerts: { edges: [{ node: { kind: 'BROKEN' } }] } })
    await share(2, { visibility: 'PEOPLE', sharedWith: [WANG] })
    expect(await schedules.run(schedule, wang)).toMatchObject({ state: 'DONE', first: false, added: 0, changed: 0, gone: 0, same: 3 })
  })
})
