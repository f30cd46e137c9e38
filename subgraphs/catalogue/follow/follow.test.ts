import { join } from 'node:path'
import { isNull } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/postgres.ts'
import { type Database, openDatabase } from '../../kit/database.ts'
import { createLog } from '../../kit/log.ts'
import { migrate } from '../../kit/migrate.ts'
import { raiseRevisions } from '../repositories/rows-to-index.ts'
import { entity, identifier, membership, relation } from '../tables/derived.ts'
import { resource, resourceHistory } from '../tables/resource.ts'
import { setAside, source } from '../tables/source.ts'
import { applyPage, LostRaceError } from './apply-page.ts'
import { type FeedSource, NoTurnError, type ResourceChange, ResyncError } from './feed-source.ts'
import { createFollower } from './follower.ts'
import { beginWalk, sourceState } from './source-state.ts'

const NAMESPACE = 'telescopes'
const isResourceType = (typename: string): boolean => typename === 'Telescope'
const change = (local: string, version: number, document: object = {}, deleted = false): ResourceChange => ({
  id: `${NAMESPACE}:${local}`, typename: 'Telescope', version: String(version), deleted,
  document: deleted ? { profile: 'core/1', resourceType: 'TELESCOPE', status: 'WITHDRAWN' } : { profile: 'core/1', resourceType: 'TELESCOPE', title: `望远镜 ${local}`, ...document },
})

let databaseOfTest: Awaited<ReturnType<typeof testDatabase>>
let database: Database

const apply = async (changes: ResourceChange[], cursor: string, more = false): Promise<number> => applyPage(database, await sourceState(database, NAMESPACE), { changes, cursor, more }, isResourceType)
const rows = async () => new Map((await database.db.select().from(resource)).map((row) => [row.id.split(':')[1], row]))

beforeAll(async () => {
  databaseOfTest = await testDatabase()
  database = openDatabase({ url: databaseOfTest.url, connections: 4, name: 'test' })
  await migrate(database.sql, 'catalogue', join(import.meta.dirname, '../migrations'))
})
afterAll(async () => {
  await database.close()
  await databaseOfTest.drop()
})
beforeEach(async () => {
  for (const table of [resource, resourceHistory, relation, identifier, membership, entity, source, setAside]) await database.db.delete(table)
})

describe('applyPage', () => {
  it('writes rows, what is derived from them, and the cursor together', async () => {
    await apply([change('a', 1, { identifiers: [{ scheme: 'DOI', value: 'https://doi.org/10.1234/ABC' }], platform: { id: 'platforms:p' }, relations: [{ kind: 'CITES', id: 'literature:x' }] })], 'c1')
    expect((await rows()).get('a')).toMatchObject({ version: '1', revision: 1n, deleted: false, platformId: 'platforms:p' })
    expect(await database.db.select().from(identifier)).toMatchObject([{ value: '10.1234/ABC' }])
    expect(await database.db.select().from(membership)).toMatchObject([{ role: 'PLATFORM', entityId: 'platforms:p' }])
    expect(await database.db.select().from(relation)).toMatchObject([{ kind: 'CITES', targetId: 'literature:x' }])
    expect((await sourceState(database, NAMESPACE)).cursor).toBe('c1')
  })

  it('is idempotent: what was delivered before changes nothing, an older version never comes back', async () => {
    await apply([change('a', 2)], 'c1')
    expect(await apply([change('a', 2), change('a', 1, { title: '旧' })], 'c2')).toBe(0)
    expect((await rows()).get('a')).toMatchObject({ version: '2', revision: 1n })
    expect(await database.db.select().from(resourceHistory)).toHaveLength(1)
  })

  it('keeps a validity row per version and closes the one before', async () => {
    await apply([change('a', 1)], 'c1')
    await apply([change('a', 2, { generatedOn: '2016' })], 'c2')
    await apply([change('a', 3, {}, true)], 'c3')
    const history = await database.db.select().from(resourceHistory).orderBy(resourceHistory.revision)
    expect(history.map((row) => [row.revision, row.deleted, row.validTo !== null])).toEqual([[1n, false, true], [2n, false, true], [3n, true, false]])
    expect(history[1]?.dimensions).toMatchObject({ YEAR: ['2016'] })
  })

  it('sets aside what does not conform, by name, and takes it back when it is mended', async () => {
    await apply([change('a', 1, { sharing: { level: 'NONSENSE' } }), { ...change('b', 1), id: 'other:b' }, change('c', 1)], 'c1')
    expect([...(await rows()).keys()]).toEqual(['c'])
    const aside = await database.db.select().from(setAside).orderBy(setAside.id)
    expect(aside.map((row) => [row.id, row.findings[0]?.code])).toEqual([['other:b', 'ID_FOREIGN'], [`${NAMESPACE}:a`, 'DOCUMENT_INVALID']])
    await apply([change('a', 2)], 'c2')
    expect((await database.db.select().from(setAside)).map((row) => row.id)).toEqual(['other:b'])
  })

  it('never lets a classified record in', async () => {
    await apply([change('s', 1, { rights: { statement: '机密★10年' } })], 'c1')
    expect(await rows()).toEqual(new Map())
    expect(JSON.stringify((await database.db.select().from(setAside))[0]?.findings)).not.toContain('10年')
  })

  it('keeps entities that are no resources apart, for their names', async () => {
    await apply([{ ...change('p', 1), typename: 'Platform' }], 'c1')
    expect(await database.db.select().from(entity)).toMatchObject([{ typename: 'Platform', label: '望远镜 p' }])
    expect(await rows()).toEqual(new Map())
  })

  it('refuses a page read at a cursor that another follower has moved', async () => {
    const stale = await sourceState(database, NAMESPACE)
    await apply([change('a', 1)], 'c1')
    await expect(applyPage(database, stale, { changes: [change('b', 1)], cursor: 'c9', more: false }, isResourceType)).rejects.toBeInstanceOf(LostRaceError)
    expect([...(await rows()).keys()]).toEqual(['a'])
  })

  it('never takes a revision back that a repair of the index raises meanwhile', async () => {
    await apply([change('a', 1), change('b', 1), change('c', 1)], 'c1')
    const waiting = async (): Promise<number> => Number((await database.sql<{ count: string }[]>`select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)[0]?.count)
    let applied: Promise<number> | undefined
    await database.db.transaction(async (repair) => {
      await raiseRevisions(repair, new Map([[`${NAMESPACE}:a`, 17n], [`${NAMESPACE}:b`, 17n]]))
      await beginWalk(database, NAMESPACE)
      applied = apply([change('a', 2, { title: '新' }), change('b', 1), change('c', 2, { title: '新' })], 'd1', true)
      await expect.poll(waiting, { timeout: 10_000 }).toBe(1)
    })
    expect(await applied).toBe(3)
    const after = await rows()
    expect(['a', 'b', 'c'].map((name) => after.get(name)?.revision)).toEqual([19n, 18n, 2n])
    const history = await database.db.select().from(resourceHistory).where(isNull(resourceHistory.validTo)).orderBy(resourceHistory.id)
    expect(history.map((row) => row.revision)).toEqual([19n, 1n, 2n])
  })

  it('a new walk takes versions anew and turns what it did not see into tombstones, at its end only', async () => {
    await apply([change('a', 5), change('b', 1, { identifiers: [{ scheme: 'DOI', value: '10.1234/B' }] })], 'c1')
    await beginWalk(database, NAMESPACE)
    await apply([change('a', 1, { title: '恢复' })], 'd1', true)
    expect((await rows()).get('b')?.deleted).toBe(false)
    await apply([], 'd2')
    const after = await rows()
    expect(after.get('a')).toMatchObject({ version: '1', revision: 2n })
    expect(after.get('b')).toMatchObject({ deleted: true, status: 'WITHDRAWN', revision: 2n, document: { identifiers: [{ value: '10.1234/B' }] } })
  })
})

describe('createFollower', () => {
  it('walks a feed, tries again after a failure, and begins anew after RESYNC', async () => {
    const asked: (string | null)[] = []
    const steps: (() => { changes: ResourceChange[]; cursor: string; more: boolean })[] = [
      () => ({ changes: [change('a', 1)], cursor: 'c1', more: true }),
      () => { throw new Error('connection refused') },
      () => { throw new ResyncError('old epoch') },
      () => ({ changes: [change('b', 1)], cursor: 'e1', more: false }),
    ]
    const feed: FeedSource = { namespace: NAMESPACE, page: async (after) => {
      asked.push(after)
      return (steps.shift() ?? (() => ({ changes: [], cursor: 'e1', more: false })))()
    } }
    const follower = createFollower({ database, source: feed, isResourceType, log: createLog('test', 'silent'), onChange: () => undefined, pollMs: 20 })
    follower.start()
    await expect.poll(async () => (await rows()).get('b')?.deleted, { timeout: 10_000 }).toBe(false)
    await follower.stop()
    expect(asked.slice(0, 4)).toEqual([null, 'c1', 'c1', null])
    expect((await rows()).get('a')?.deleted).toBe(true)
    expect(await sourceState(database, NAMESPACE)).toMatchObject({ failures: 0, lastError: null, caughtUp: true })
  })

  const quiet = (more: Partial<FeedSource>, looks: number[]): FeedSource => ({ namespace: NAMESPACE, ...more, page: async () => {
    looks.push(performance.now())
    return { changes: [], cursor: 'c1', more: false }
  } })
  const followFor = async (source: FeedSource, ms: number): Promise<void> => {
    const follower = createFollower({ database, source, isResourceType, log: createLog('test', 'silent'), onChange: () => undefined, pollMs: 20 })
    follower.start()
    const waking = setInterval(() => follower.wake(), 10)
    await new Promise((resolve) => setTimeout(resolve, ms))
    clearInterval(waking)
    await follower.stop()
  }

  it('looks at a quiet feed of a partner as often as was declared and no more, however often it is woken', async () => {
    const looks: number[] = []
    await followFor(quiet({ pollMs: 400 }, looks), 1_500)
    expect(looks.length).toBeGreaterThanOrEqual(3)
    expect(Math.min(...looks.slice(1).map((at, index) => at - (looks[index] ?? 0)))).toBeGreaterThanOrEqual(399)
  })

  it('looks at one of ours when it is woken', async () => {
    const looks: number[] = []
    await followFor(quiet({}, looks), 500)
    expect(looks.length).toBeGreaterThan(8)
  })

  it('lets a paused one rest', async () => {
    const looks: number[] = []
    await followFor(quiet({ pollMs: 20, paused: true }, looks), 300)
    expect(looks).toEqual([])
  })

  it('holds it against no feed that there was no turn for it', async () => {
    let looks = 0
    await followFor({ namespace: NAMESPACE, page: async () => { looks++; throw new NoTurnError('no turn') } }, 500)
    expect(looks).toBeGreaterThan(0)
    expect(await sourceState(database, NAMESPACE)).toMatchObject({ failures: 0, lastError: null })
  })
})

describe('a feed of somebody else that loses a great part of its records', () => {
  const guarded = { holdMassDeletions: true }
  const applyGuarded = async (changes: ResourceChange[], cursor: string) => applyPage(database, await sourceState(database, NAMESPACE), { changes, cursor, more: false }, isResourceType, guarded)
  const many = Array.from({ length: 100 }, (_, at) => change(`m${at}`, 1))
  const alive = async (): Promise<number> => [...(await rows()).values()].filter((row) => !row.deleted).length

  it('keeps them until the Center has looked, and says how many', async () => {
    await applyGuarded(many, 'c1')
    await beginWalk(database, NAMESPACE)
    await applyGuarded(many.slice(0, 50), 'c2')
    expect(await alive()).toBe(100)
    expect(await sourceState(database, NAMESPACE)).toMatchObject({ heldDeletions: 50, walking: false, cursor: 'c2' })
    await applyGuarded([change('m0', 2, { title: '新' })], 'c3')
    expect((await rows()).get('m0')?.document.title).toBe('新')
    expect((await sourceState(database, NAMESPACE)).heldDeletions).toBe(50)
    await database.db.update(source).set({ deletionsReleased: true })
    await beginWalk(database, NAMESPACE)
    await applyGuarded(many.slice(0, 50), 'c4')
    expect(await alive()).toBe(50)
    expect(await sourceState(database, NAMESPACE)).toMatchObject({ heldDeletions: null, deletionsReleased: false })
  })

  it('lets a few go, holds nothing that comes back, and believes what is told as a tombstone', async () => {
    await applyGuarded(many, 'c1')
    await beginWalk(database, NAMESPACE)
    await applyGuarded(many.slice(10), 'c2')
    expect([await alive(), (await sourceState(database, NAMESPACE)).heldDeletions]).toEqual([90, null])
    await beginWalk(database, NAMESPACE)
    await applyGuarded(many.slice(60), 'c3')
    expect((await sourceState(database, NAMESPACE)).heldDeletions).toBe(50)
    await beginWalk(database, NAMESPACE)
    await applyGuarded(many.slice(10), 'c4')
    expect([await alive(), (await sourceState(database, NAMESPACE)).heldDeletions]).toEqual([90, null])
    await applyGuarded(many.slice(10, 50).map((each) => ({ ...each, version: '2', deleted: true, document: null })), 'c5')
    expect(await alive()).toBe(50)
  })

  it('is walked in full now and then where it cannot tell deletions', async () => {
    let current = many.slice(0, 3)
    const feed: FeedSource = { namespace: NAMESPACE, holdsMassDeletions: true, walkMs: 50, page: async (after) => ({ changes: after === null ? current : [], cursor: 'c', more: false }) }
    const follower = createFollower({ database, source: feed, isResourceType, log: createLog('test', 'silent'), onChange: () => undefined, pollMs: 10 })
    follower.start()
    try {
      await expect.poll(alive).toBe(3)
      current = many.slice(0, 2)
      await expect.poll(alive).toBe(2)
    } finally {
      await follower.stop()
    }
  })
})
