import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ANONYMOUS, type Viewer } from '../../../schema/viewer.ts'
import { savedQueriesByIds } from '../repositories/saved-queries.ts'
import { savedQuery } from '../tables/saved-query.ts'
import { openTestRegistry, person, type TestRegistry } from '../test/open-test-registry.ts'
import { maySee, type Shared, visibleTo } from './saved-query-visibility.ts'

const VIEWERS: Record<string, Viewer> = {
  anonymous: ANONYMOUS,
  'anonymous with a grant that it should not have': { grants: [{ role: 'ANONYMOUS' }, { role: 'PLATFORM_MANAGER', scope: 'platform:platforms:p1' }] },
  owner: person('owner'), friend: person('friend'), stranger: person('stranger'),
  'manager of p1': person('manager', 'p1'), 'manager of p2': person('other', 'p2'),
  'expert of p1': { id: 'accounts:expert', grants: [{ role: 'USER' }, { role: 'EXPERT', scope: 'platform:platforms:p1' }] },
  'manager of no platform': { id: 'accounts:global', grants: [{ role: 'USER' }, { role: 'PLATFORM_MANAGER' }] },
  'scope of another kind': { id: 'accounts:scope', grants: [{ role: 'UNIT_ADMIN', scope: 'organization:platforms:p1' }] },
  center: { id: 'accounts:center', grants: [{ role: 'CENTER' }] },
  service: { id: 'keyuan', grants: [{ role: 'SERVICE' }] },
  'a name with quotes': { id: `accounts:'"\\{},%`, grants: [{ role: 'USER' }] },
}
const QUERIES: Shared[] = (['PRIVATE', 'PEOPLE', 'PLATFORM', 'PUBLIC'] as const).flatMap((visibility) =>
  [[], ['accounts:friend'], ['accounts:stranger', `accounts:'"\\{},%`]].flatMap((sharedWith) => ['platforms:p1', 'platforms:p2', null].filter((platform) => visibility !== 'PLATFORM' || platform !== null).map((platform) => ({ ownerId: 'accounts:owner', visibility, sharedWith, platform }))))

let at: TestRegistry
const idOf = (index: number): string => `registry:q-${index}`
beforeAll(async () => {
  at = await openTestRegistry()
  const now = new Date()
  await at.database.db.insert(savedQuery).values(QUERIES.map((shared, index) => ({
    ...shared, sharedWith: [...shared.sharedWith], id: idOf(index), slug: `s${index}`, version: 1, name: 'x', document: '{ a }', nested: 'JOIN' as const, parameters: [], tags: [], estimatedCost: 1, nameKey: 'x', runs: 0, createdAt: now, updatedAt: now,
  })))
})
afterAll(() => at.close())

describe('who may see a saved query', () => {
  it.each(Object.entries(VIEWERS))('%s: the rule and its SQL agree on every query', async (_name, viewer) => {
    const found = await savedQueriesByIds(at.database.db, QUERIES.map((_query, index) => idOf(index)), visibleTo(viewer))
    expect(QUERIES.map((_query, index) => found.has(idOf(index)))).toEqual(QUERIES.map((query) => maySee(viewer, query)))
  })

  it('is what it says', () => {
    const [first] = QUERIES
    const seenBy = (shared: Partial<Shared>): string[] => Object.entries(VIEWERS).filter(([, viewer]) => maySee(viewer, { ...first as Shared, ...shared })).map(([name]) => name)
    expect(seenBy({ visibility: 'PRIVATE', sharedWith: ['accounts:friend'], platform: 'platforms:p1' })).toEqual(['owner'])
    expect(seenBy({ visibility: 'PEOPLE', sharedWith: ['accounts:friend'], platform: 'platforms:p1' })).toEqual(['owner', 'friend'])
    expect(seenBy({ visibility: 'PLATFORM', sharedWith: ['accounts:friend'], platform: 'platforms:p1' })).toEqual(['owner', 'manager of p1', 'expert of p1'])
    expect(seenBy({ visibility: 'PUBLIC' })).toEqual(Object.keys(VIEWERS))
  })
})
