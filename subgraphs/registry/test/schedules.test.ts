import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ANONYMOUS, type Viewer } from '../../../schema/viewer.ts'
import type { Mail, MailOutcome } from '../mail/send-mail.ts'
import { openTestRegistry, person, type TestRegistry } from './open-test-registry.ts'
import { scheduledGraph } from './scheduled-graph.ts'

const graph = scheduledGraph()
let at: TestRegistry
let savedQuery: string
const mails: Mail[] = []
let outcome: MailOutcome
const li = person('li')
const DOCUMENT = 'query Wheat($q: String) { searchResources(q: $q) { edges { node { title } } } }'
const RUN = 'id state first rows added changed gone same hash supergraph asOf degraded error { code message messageEn subgraph } address'
const SCHEDULE = `id name variables cadence weekday dayOfMonth hour active nextRunAt feedAddress failures version savedQuery { id } lastRun { ${RUN} }`
interface Run { id: string; state: string; first: boolean | null; added: number | null; changed: number | null; gone: number | null; same: number | null; error: { code: string } | null }
interface Schedule { id: string; active: boolean; nextRunAt: string | null; failures: number; version: number; feedAddress: string; lastRun: Run | null }
interface Payload { schedule: Schedule | null; errors: { code: string; path: string[] }[] }

const save = async (name: string, viewer = li, more: Record<string, unknown> = {}): Promise<string> => {
  const { createSavedQuery } = await at.ask<{ createSavedQuery: { savedQuery: { id: string } | null; errors: unknown[] } }>(viewer, 'mutation($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) { savedQuery { id } errors { code message } } }', { input: { name, document: DOCUMENT, ...more } })
  if (!createSavedQuery.savedQuery) throw new Error(JSON.stringify(createSavedQuery.errors))
  return createSavedQuery.savedQuery.id
}
const mutate = async (name: string, type: string, input: Record<string, unknown>, viewer: Viewer = li): Promise<Payload> =>
  (await at.ask<Record<string, Payload>>(viewer, `mutation($input: ${type}!) { ${name}(input: $input) { schedule { ${SCHEDULE} } errors { code path } } }`, { input }))[name] as Payload
const create = (input: Record<string, unknown> = {}, viewer = li): Promise<Payload> => mutate('createSchedule', 'CreateScheduleInput', { savedQuery, variables: { q: '小麦' }, cadence: 'WEEKLY', weekday: 1, hour: 6, ...input }, viewer)
const created = async (input: Record<string, unknown> = {}, viewer = li): Promise<Schedule> => {
  const { schedule, errors } = await create(input, viewer)
  if (!schedule) throw new Error(JSON.stringify(errors))
  return schedule
}
const see = async (id: string, viewer: Viewer = li): Promise<Schedule | null> => (await at.ask<{ schedule: Schedule | null }>(viewer, `query($id: ID!) { schedule(id: $id) { ${SCHEDULE} } }`, { id })).schedule
const local = (id: string): string => id.replace('registry:', '')

/** Its time has come; the run that is over. */
const run = async ({ id }: Schedule): Promise<Run> => {
  const before = (await see(id))?.lastRun?.id
  await at.database.sql`update registry.schedule set next_run_at = now() - interval '3 days' where id = ${local(id)}`
  await expect.poll(async () => {
    const last = (await see(id))?.lastRun
    return last?.id !== before && last?.state !== 'RUNNING'
  }, { timeout: 20_000, interval: 20 }).toBe(true)
  return (await see(id))?.lastRun as Run
}
interface Alert { id: string; kind: string; message: string; messageEn: string; seenAt: string | null; run: { id: string } }
const alertsOf = async (viewer: Viewer = li): Promise<Alert[]> => ((await at.ask<{ alerts: { edges: { node: Alert }[] } | null }>(viewer, '{ alerts(first: 200) { edges { node { id kind message messageEn seenAt run { id } } } } }')).alerts?.edges ?? []).map(({ node }) => node)
const changesOf = async ({ id }: Run, args = ''): Promise<{ kind: string; id: string; title: string; before: unknown; after: unknown; fields: unknown[] }[]> =>
  (await at.ask<{ queryRun: { changes: { edges: { node: never }[] } } }>(li, `query($id: ID!) { queryRun(id: $id) { changes${args} { edges { node { kind id title before after fields { path before after } } } } } }`, { id })).queryRun.changes.edges.map(({ node }) => node)

beforeAll(async () => {
  at = await openTestRegistry({}, { askAs: graph.answer, mail: { send: async (mail) => { mails.push(mail); return outcome }, close: () => undefined }, publicUrl: () => 'https://keyuan.example.cn', pauses: { pageMs: 1, dueMs: 20 } })
  savedQuery = await save('小麦文献')
})
afterAll(() => at.close())
beforeEach(async () => {
  Object.assign(graph.state, { records: [{ id: 'r:1', title: '一', score: 1 }, { id: 'r:2', title: '二', score: 2 }, { id: 'r:3', title: '三', score: 3 }], fault: null, total: null, mayUse: true, isThere: true, pages: 0, email: { email: 'li@example.org', emailVerified: true }, hidden: [] })
  mails.length = 0
  outcome = { sent: true }
  await at.database.sql`delete from registry.schedule`
  await at.database.sql`update registry.row_set set condemned_at = now()`
})

describe('a schedule', () => {
  it('runs at its time, compares with the run before, and tells what was added, changed, gone', async () => {
    const schedule = await created()
    expect(schedule).toMatchObject({ name: '小麦文献', variables: { q: '小麦' }, cadence: 'WEEKLY', weekday: 1, dayOfMonth: null, hour: 6, active: true, failures: 0, version: 1, lastRun: null, savedQuery: { id: savedQuery } })
    expect(await run(schedule)).toMatchObject({ state: 'DONE', first: true, rows: 3, added: null, changed: null, gone: null, supergraph: 'v1', error: null })
    expect(await alertsOf()).toEqual([])
    graph.state.records = [{ id: 'r:4', title: '四', score: 4 }, { id: 'r:2', title: '二改', score: 2 }, { id: 'r:1', title: '一', score: 1 }]
    const second = await run(schedule)
    expect(second).toMatchObject({ state: 'DONE', first: false, rows: 3, added: 1, changed: 1, gone: 1, same: 1, address: `/runs/${local(second.id)}` })
    expect(await changesOf(second)).toEqual([
      { kind: 'ADDED', id: 'r:4', title: '四', before: null, after: { title: '四' }, fields: [] },
      { kind: 'CHANGED', id: 'r:2', title: '二改', before: { title: '二' }, after: { title: '二改' }, fields: [{ path: 'title', before: '二', after: '二改' }] },
      { kind: 'GONE', id: 'r:3', title: '三', before: { title: '三' }, after: null, fields: [] },
    ])
    for (const [kind, id] of [['ADDED', 'r:4'], ['CHANGED', 'r:2'], ['GONE', 'r:3']] as const) expect((await changesOf(second, `(kind: ${kind})`)).map((change) => change.id)).toEqual([id])
    expect((await changesOf(second, '(last: 2)')).map(({ id }) => id)).toEqual(['r:2', 'r:3'])
    // Whoever owns the schedule sees no more of a record than the graph says now.
    graph.state.hidden = ['r:3']
    const [hidden] = await changesOf(second, '(kind: GONE)')
    expect(hidden).toMatchObject({ kind: 'GONE', id: null, title: null })
    expect(JSON.stringify(hidden)).not.toContain('三')
    expect(await alertsOf()).toMatchObject([{ kind: 'CHANGES', message: '「小麦文献」增加 1 条,改变 1 条,不再 1 条', messageEn: '“小麦文献”: 1 added, 1 changed, 1 gone', seenAt: null, run: { id: second.id } }])
    expect(await run(schedule)).toMatchObject({ first: false, added: 0, changed: 0, gone: 0, same: 3 })
    expect(await alertsOf()).toHaveLength(1)
  })

  it('of three days that were missed runs once, and then at its next time', async () => {
    const schedule = await created({ cadence: 'DAILY', weekday: null })
    await run(schedule)
    const after = await see(schedule.id)
    expect(new Date(after?.nextRunAt ?? 0) > new Date()).toBe(true)
    expect(new Date(after?.nextRunAt ?? 0).getTime() - Date.now()).toBeLessThan(25 * 3_600_000)
    await new Promise((resolve) => setTimeout(resolve, 300))
    const [{ runs }] = await at.database.sql<[{ runs: string }]>`select count(*) as runs from registry.query_run where schedule = ${local(schedule.id)}`
    expect(runs).toBe('1')
  })

  it('a run that fails is compared with nothing: the next good one is compared with the last good one', async () => {
    const schedule = await created()
    await run(schedule)
    graph.state.fault = 'SUBGRAPH_UNAVAILABLE'
    graph.state.records = graph.state.records.slice(0, 2)
    const failed = await run(schedule)
    expect(failed).toMatchObject({ state: 'FAILED', gone: null, error: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'literature' } })
    expect(await alertsOf()).toEqual([])
    graph.state.fault = null
    expect(await run(schedule)).toMatchObject({ state: 'DONE', first: false, gone: 1, added: 0, changed: 0, same: 2 })
    expect(await see(schedule.id)).toMatchObject({ failures: 0 })
  })

  it('tells its owner of the third failure in a row, pauses after the fifth, and goes on when it is resumed', async () => {
    const schedule = await created()
    await run(schedule)
    graph.state.fault = 'SUBGRAPH_UNAVAILABLE'
    for (let n = 0; n < 5; n += 1) await run(schedule)
    expect((await alertsOf()).map(({ kind }) => kind)).toEqual(['PAUSED', 'FAILING'])
    const paused = await see(schedule.id) as Schedule
    expect(paused).toMatchObject({ active: false, nextRunAt: null, failures: 5 })
    graph.state.fault = null
    graph.state.records = graph.state.records.slice(1)
    const { schedule: resumed } = await mutate('updateSchedule', 'UpdateScheduleInput', { id: schedule.id, expectedVersion: paused.version, active: true })
    expect(resumed).toMatchObject({ active: true, failures: 0, nextRunAt: expect.any(String) })
    expect(await run(schedule)).toMatchObject({ state: 'DONE', first: false, gone: 1 })
  })

  it('of a query that its owner may see no more fails and says why, once', async () => {
    const schedule = await created()
    await run(schedule)
    graph.state.mayUse = false
    for (let n = 0; n < 2; n += 1) expect(await run(schedule)).toMatchObject({ state: 'FAILED', error: { code: 'NOT_FOUND' } })
    expect(await alertsOf()).toMatchObject([{ kind: 'BROKEN', message: expect.stringContaining('不再可见') }])
  })

  it('a list that lost rows on the way is read again before anything is called gone, and fails where it never stands still', async () => {
    const schedule = await created()
    await run(schedule)
    const whole = graph.state.records
    graph.state.records = whole.slice(0, 2)
    graph.state.total = 3
    graph.state.pages = 0
    expect(await run(schedule)).toMatchObject({ state: 'FAILED', gone: null, error: { code: 'CONFLICT' } })
    expect(graph.state.pages).toBe(3)
    Object.assign(graph.state, { records: whole, total: null })
    expect(await run(schedule)).toMatchObject({ state: 'DONE', gone: 0, same: 3 })
  })

  it('has nothing to compare with once other things are asked, by variables or by another document', async () => {
    const mine = await save('改过的')
    const schedule = await created({ savedQuery: mine })
    await run(schedule)
    await mutate('updateSchedule', 'UpdateScheduleInput', { id: schedule.id, expectedVersion: 1, variables: { q: '玉米' } })
    graph.state.records = graph.state.records.slice(0, 1)
    expect(await run(schedule)).toMatchObject({ first: true, gone: null })
    await at.ask(li, 'mutation($input: UpdateSavedQueryInput!) { updateSavedQuery(input: $input) { errors { code } } }', { input: { id: mine, expectedVersion: 1, name: '别的名字' } })
    expect(await run(schedule)).toMatchObject({ first: false, gone: 0 })
    await at.ask(li, 'mutation($input: UpdateSavedQueryInput!) { updateSavedQuery(input: $input) { errors { code } } }', { input: { id: mine, expectedVersion: 2, document: 'query Wheat($q: String) { searchResources(q: $q) { edges { node { title resourceType } } } }' } })
    expect(await run(schedule)).toMatchObject({ first: true })
    expect(await alertsOf()).toEqual([])
  })

  it('waits where the graph is away: that is no failure of it', async () => {
    const schedule = await created()
    graph.state.isThere = false
    await at.database.sql`update registry.schedule set next_run_at = now() - interval '1 day' where id = ${local(schedule.id)}`
    await expect.poll(async () => new Date((await see(schedule.id))?.nextRunAt ?? 0) > new Date(), { timeout: 10_000 }).toBe(true)
    expect(await see(schedule.id)).toMatchObject({ lastRun: null, failures: 0 })
  })

  it('runs now when its owner says so, once in ten minutes, and never twice at a time', async () => {
    const schedule = await created()
    const now = (): Promise<{ runScheduleNow: { run: Run | null; errors: { code: string }[] } }> => at.ask(li, `mutation($id: ID!) { runScheduleNow(input: { id: $id }) { run { ${RUN} } errors { code } } }`, { id: schedule.id })
    const both = await Promise.all([now(), now()])
    expect(both.filter(({ runScheduleNow }) => runScheduleNow.run)).toHaveLength(1)
    await expect.poll(async () => (await see(schedule.id))?.lastRun?.state, { timeout: 10_000 }).toBe('DONE')
    expect((await now()).runScheduleNow).toMatchObject({ run: null, errors: [{ code: 'TOO_SOON' }] })
    expect((await see(schedule.id))?.nextRunAt).toBe(schedule.nextRunAt)
  })

  it('keeps the rows of the last good run and the changes of thirty, and nothing of one that was deleted', async () => {
    const schedule = await created()
    await run(schedule)
    const { id } = schedule
    await at.database.sql`insert into registry.query_run (id, schedule, started_at, state, degraded, changes) select 'run-old' || n, ${local(id)}, now() - interval '1 year' - n * interval '1 day', 'DONE', '[]', null from generate_series(1, 40) n`
    const [{ set }] = await at.database.sql<[{ set: string }]>`insert into registry.row_set (shape, created_at) values ('{"columns":[],"explode":null,"kept":{},"uncitable":null}', now()) returning id as set`
    await at.database.sql`update registry.query_run set changes = ${set} where id = 'run-old35'`
    graph.state.records = graph.state.records.slice(1)
    await run(schedule)
    const sets = (): Promise<{ id: string }[]> => at.database.sql<{ id: string }[]>`select id from registry.row_set where condemned_at is null`
    // Of the baseline and of the changes of the last run.
    expect(await sets()).toHaveLength(2)
    const { deleteSchedule } = await at.ask<{ deleteSchedule: { deletedId: string } }>(li, 'mutation($id: ID!) { deleteSchedule(input: { id: $id }) { deletedId errors { code } } }', { id })
    expect(deleteSchedule.deletedId).toBe(id)
    expect(await sets()).toEqual([])
    expect(await see(id)).toBeNull()
    expect(await alertsOf()).toEqual([])
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['a query that is not there', { savedQuery: 'registry:q-none' }, 'NOT_FOUND'], ['an hour that is none', { hour: 24 }, 'TIMES_INVALID'], ['a week without its day', { weekday: null }, 'TIMES_INVALID'],
    ['a month without its day', { cadence: 'MONTHLY' }, 'TIMES_INVALID'], ['a 32nd', { cadence: 'MONTHLY', dayOfMonth: 32 }, 'TIMES_INVALID'], ['a variable of the wrong type', { variables: { q: [{}] } }, 'VARIABLES_INVALID'], ['variables that are none', { variables: 5 }, 'VARIABLES_INVALID'],
  ])('is refused for %s', async (_what, input, code) => {
    expect(await create(input)).toMatchObject({ schedule: null, errors: [{ code }] })
  })

  it('is refused for a query without rows, for more rows than are kept, and beyond fifty', async () => {
    const without = await save('没有行', li, { document: '{ me { id } }' })
    expect(await create({ savedQuery: without })).toMatchObject({ errors: [{ code: 'ROWS_UNKNOWN' }] })
    graph.state.total = 100_001
    expect(await create()).toMatchObject({ errors: [{ code: 'EXPORT_TOO_LARGE' }] })
    graph.state.total = null
    const outcomes = await Promise.all(Array.from({ length: 51 }, () => create()))
    expect(outcomes.filter(({ schedule }) => schedule)).toHaveLength(50)
    expect(outcomes.find(({ schedule }) => !schedule)?.errors).toMatchObject([{ code: 'TOO_MANY' }])
  })

  it('what is not given of its variables has the default of its parameter, and what is null has none', async () => {
    const crop = await save('作物', li, { parameters: [{ name: 'q', label: '作物', input: 'TEXT', default: '小麦' }] })
    expect(await created({ savedQuery: crop, variables: null })).toMatchObject({ variables: { q: '小麦' } })
    expect(await created({ savedQuery: crop, variables: { q: '玉米' } })).toMatchObject({ variables: { q: '玉米' } })
    expect(await created({ savedQuery: crop, variables: { q: null } })).toMatchObject({ variables: { q: null } })
  })

  it('a retry makes nothing twice; a change of another version is a conflict', async () => {
    const first = await created({ clientMutationId: 'once' })
    expect((await created({ clientMutationId: 'once' })).id).toBe(first.id)
    expect((await mutate('updateSchedule', 'UpdateScheduleInput', { id: first.id, expectedVersion: 1, cadence: 'MONTHLY', dayOfMonth: 31, hour: 0 })).schedule).toMatchObject({ cadence: 'MONTHLY', weekday: null, dayOfMonth: 31, hour: 0, version: 2 })
    expect(await mutate('updateSchedule', 'UpdateScheduleInput', { id: first.id, expectedVersion: 1, hour: 3 })).toMatchObject({ schedule: null, errors: [{ code: 'CONFLICT' }] })
  })
})

describe('mail of a schedule', () => {
  const changed = async (schedule: Schedule): Promise<void> => {
    await run(schedule)
    graph.state.records = [...graph.state.records.slice(1), { id: 'r:9', title: '九', score: 9 }]
    await run(schedule)
  }
  const deliveries = (): Promise<{ state: string; attempts: number }[]> => at.database.sql<{ state: string; attempts: number }[]>`select state, attempts from registry.delivery order by id`
  /** The pause before the next try is over. */
  const hurry = async (): Promise<void> => {
    await at.database.sql`update registry.delivery set not_before = now() where state = 'WAITING'`
  }

  it('goes to its owner once for a run that changed something, with titles that the owner may see then', async () => {
    const schedule = await created({ notify: { mail: true } })
    graph.state.hidden = ['r:1']
    await changed(schedule)
    await expect.poll(() => mails.length).toBe(1)
    const [mail] = mails
    expect(mail).toMatchObject({ to: 'li@example.org', subject: '[科源] 「小麦文献」增加 1 条,不再 1 条', messageId: expect.stringMatching(/^[a-z2-7]{26}@keyuan\.example\.cn$/), unsubscribe: expect.stringMatching(/^https:\/\/keyuan\.example\.cn\/unsubscribe\/[a-z2-7]{26}$/) })
    expect(mail?.text).toContain('- 增加: 九')
    expect(mail?.text).not.toContain('一\n')
    await expect.poll(deliveries).toEqual([{ state: 'SENT', attempts: 1 }])
    await run(schedule)
    expect(mails).toHaveLength(1)
  })

  it('is tried five times with the same id where the server does not answer, and then says so', async () => {
    outcome = { sent: false, lasting: false, reason: 'SMTP 451' }
    const schedule = await created({ notify: { mail: true } })
    await changed(schedule)
    for (let tries = 1; tries <= 5; tries += 1) {
      await expect.poll(() => mails.length).toBe(tries)
      await expect.poll(async () => (await deliveries())[0]?.attempts).toBe(tries)
      if (tries < 5) {
        const [{ waits }] = await at.database.sql<[{ waits: number }]>`select extract(epoch from not_before - now())::int as waits from registry.delivery`
        expect(waits).toBeGreaterThan(30)
      }
      await hurry()
    }
    await expect.poll(deliveries).toEqual([{ state: 'FAILED', attempts: 5 }])
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1)
    const { schedule: seen } = await at.ask<{ schedule: { notify: unknown } }>(li, 'query($id: ID!) { schedule(id: $id) { notify { mail mailFault { messageEn } } } }', { id: schedule.id })
    expect(seen.notify).toEqual({ mail: true, mailFault: { messageEn: 'The mail server did not accept it (SMTP 451)' } })
  })

  it.each<[string, () => void, string]>([
    ['an address that the server refuses', () => { outcome = { sent: false, lasting: true, reason: 'SMTP 550' } }, 'SMTP 550'],
    ['an address that is verified no more', () => { graph.state.email = { email: 'li@example.org', emailVerified: false } }, 'verified'],
  ])('is given up at once for %s', async (_what, happens, expected) => {
    const schedule = await created({ notify: { mail: true } })
    happens()
    await changed(schedule)
    await expect.poll(deliveries).toEqual([{ state: 'FAILED', attempts: 1 }])
    const { schedule: seen } = await at.ask<{ schedule: { notify: { mailFault: { messageEn: string } } } }>(li, 'query($id: ID!) { schedule(id: $id) { notify { mailFault { messageEn } } } }', { id: schedule.id })
    expect(seen.notify.mailFault.messageEn).toContain(expected)
  })

  it('is not turned on for whoever has no verified address, and not sent once it is turned off', async () => {
    for (const email of [{ email: null, emailVerified: true }, { email: 'li@example.org', emailVerified: false }]) {
      graph.state.email = email
      expect(await create({ notify: { mail: true } })).toMatchObject({ schedule: null, errors: [{ code: 'NO_ADDRESS', path: ['input', 'notify', 'mail'] }] })
    }
    graph.state.email = { email: 'li@example.org', emailVerified: true }
    const schedule = await created({ notify: { mail: true } })
    await mutate('updateSchedule', 'UpdateScheduleInput', { id: schedule.id, expectedVersion: 1, notify: { mail: false } })
    await changed(schedule)
    expect(await alertsOf()).toHaveLength(1)
    expect(await deliveries()).toEqual([])
  })

  it('a test message comes once in ten minutes', async () => {
    const schedule = await created({ notify: { mail: true } })
    const input = { id: schedule.id }
    const both = await Promise.all([mutate('sendTestNotification', 'ScheduleIdInput', input), mutate('sendTestNotification', 'ScheduleIdInput', input)])
    expect(both.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(['TOO_SOON'])
    await expect.poll(() => mails.length).toBe(1)
    expect(mails[0]?.text).toContain('This is a test')
    expect(await mutate('sendTestNotification', 'ScheduleIdInput', { id: (await created()).id })).toMatchObject({ errors: [{ code: 'NOTIFY_OFF' }] })
  })
})

describe('doors to schedules, runs and alerts', () => {
  const CENTER: Viewer = { id: 'accounts:center', grants: [{ role: 'CENTER' }, { role: 'OPERATOR' }] }
  let schedule: Schedule
  let last: Run
  beforeEach(async () => {
    schedule = await created()
    await run(schedule)
    graph.state.records = graph.state.records.slice(1)
    last = await run(schedule)
  })

  it.each<[string, Viewer]>([['nobody', ANONYMOUS], ['another', person('wang')], ['the Center', CENTER], ['a service', { id: 'keyuan', grants: [{ role: 'SERVICE' }] }]])('are closed to %s', async (_who, viewer) => {
    const mine = await alertsOf()
    expect(mine).toHaveLength(1)
    const seen = await at.ask<Record<string, unknown>>(viewer, `query($s: ID!, $r: ID!, $refs: [_Any!]!) {
      schedule(id: $s) { id } queryRun(id: $r) { id changes { edges { node { id } } } } schedules { edges { node { id } } } alerts { edges { node { id } } }
      _entities(representations: $refs) { ... on Schedule { owner { id } feedAddress } ... on QueryRun { rows } ... on Alert { message } ... on User { unseenAlerts } }
    }`, { s: schedule.id, r: last.id, refs: [{ __typename: 'Schedule', id: schedule.id }, { __typename: 'QueryRun', id: last.id }, { __typename: 'Alert', id: mine[0]?.id }, { __typename: 'User', id: 'accounts:li' }] })
    const empty = viewer.id === undefined ? null : { edges: [] }
    expect(seen).toEqual({ schedule: null, queryRun: null, schedules: empty, alerts: empty, _entities: [null, null, null, { unseenAlerts: null }] })
    for (const [name, type, input] of [
      ['updateSchedule', 'UpdateScheduleInput', { id: schedule.id, expectedVersion: 1, active: false }], ['renewFeedAddress', 'ScheduleIdInput', { id: schedule.id }], ['sendTestNotification', 'ScheduleIdInput', { id: schedule.id }],
    ] as const) {
      const outcome = mutate(name, type, input, viewer)
      if (viewer.id === undefined) await expect(outcome).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
      else expect(await outcome).toMatchObject({ schedule: null, errors: [{ code: 'NOT_FOUND' }] })
    }
    for (const mutation of ['runScheduleNow(input: { id: $id }) { errors { code } }', 'deleteSchedule(input: { id: $id }) { errors { code } }']) {
      const outcome = at.ask(viewer, `mutation($id: ID!) { out: ${mutation} }`, { id: schedule.id })
      if (viewer.id === undefined) await expect(outcome).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
      else expect(await outcome).toEqual({ out: { errors: [{ code: 'NOT_FOUND' }] } })
    }
    const seenOnes = at.ask(viewer, 'mutation($ids: [ID!]) { acknowledgeAlerts(input: { ids: $ids }) { acknowledged } }', { ids: mine.map(({ id }) => id) })
    if (viewer.id === undefined) await expect(seenOnes).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
    else expect(await seenOnes).toEqual({ acknowledgeAlerts: { acknowledged: 0 } })
    expect(await see(schedule.id)).toMatchObject({ active: true, version: 1, feedAddress: schedule.feedAddress })
    expect(await alertsOf()).toMatchObject([{ seenAt: null }])
  })

  it('nobody makes one of a query that is another person\'s own', async () => {
    expect(await create({}, person('wang'))).toMatchObject({ schedule: null, errors: [{ code: 'NOT_FOUND' }] })
    expect(await create({}, CENTER)).toMatchObject({ schedule: null, errors: [{ code: 'NOT_FOUND' }] })
  })

  it('ids that are guessed, mistyped or of another kind lead nowhere', async () => {
    for (const id of ['registry:schedule-aaaaaaaaaaaaaaaaaaaaaaaaaa', 'schedule-', '', 'registry:export-aaaaaaaaaaaaaaaaaaaaaaaaaa', `${schedule.id}'`, last.id, '\u0000']) expect(await see(id)).toBeNull()
  })

  it('alerts are counted until they are seen, all or some', async () => {
    const count = async (): Promise<number> => (await at.ask<{ _entities: [{ unseenAlerts: number }] }>(li, 'query($refs: [_Any!]!) { _entities(representations: $refs) { ... on User { unseenAlerts } } }', { refs: [{ __typename: 'User', id: 'accounts:li' }] }))._entities[0].unseenAlerts
    const [alert] = await alertsOf()
    expect(await count()).toBe(1)
    const acknowledge = (input: Record<string, unknown>): Promise<unknown> => at.ask(li, 'mutation($input: AcknowledgeAlertsInput!) { acknowledgeAlerts(input: $input) { acknowledged errors { code } } }', { input })
    expect(await acknowledge({ ids: [alert?.id] })).toEqual({ acknowledgeAlerts: { acknowledged: 1, errors: [] } })
    expect(await acknowledge({ all: true })).toEqual({ acknowledgeAlerts: { acknowledged: 0, errors: [] } })
    expect(await acknowledge({})).toMatchObject({ acknowledgeAlerts: { errors: [{ code: 'BAD_INPUT' }] } })
    expect(await count()).toBe(0)
    expect((await at.ask<{ alerts: { edges: unknown[] } }>(li, '{ alerts(unseenOnly: true) { edges { cursor } } }')).alerts.edges).toEqual([])
  })

  it('the address of its feed is another one once it is renewed', async () => {
    expect(schedule.feedAddress).toMatch(/^\/feeds\/[a-z2-7]{26}\.atom$/)
    const { schedule: renewed } = await mutate('renewFeedAddress', 'ScheduleIdInput', { id: schedule.id })
    expect(renewed?.feedAddress).toMatch(/^\/feeds\/[a-z2-7]{26}\.atom$/)
    expect(renewed?.feedAddress).not.toBe(schedule.feedAddress)
  })
})
