import { beforeEach, describe, expect, it } from 'vitest'
import { memoryStorage } from './browser-storage.ts'
import { draftStorage, type StoredTab, TABS_KEY } from './draft-storage.ts'

const tab = (id: string, query: string | null, variables: string | null = null): StoredTab => ({ id, query, variables })
const state = (tabs: StoredTab[], activeTabIndex = 0): string => JSON.stringify({ tabs, activeTabIndex })

let shared: Storage
const stored = (): Record<string, string | null> => {
  const { tabs } = JSON.parse(shared.getItem(TABS_KEY) ?? '{"tabs":[]}') as { tabs: StoredTab[] }
  return Object.fromEntries(tabs.map(({ id, query }) => [id, query]))
}

beforeEach(() => {
  shared = memoryStorage()
})

describe('draftStorage', () => {
  it('keeps the tabs another window opened since', () => {
    const first = draftStorage(shared)
    const second = draftStorage(shared)
    first.getItem(TABS_KEY)
    second.getItem(TABS_KEY)
    first.setItem(TABS_KEY, state([tab('a', '{ a }')]))
    second.setItem(TABS_KEY, state([tab('b', '{ b }')]))
    first.setItem(TABS_KEY, state([tab('a', '{ a2 }')]))
    expect(stored()).toEqual({ a: '{ a2 }', b: '{ b }' })
  })

  it('does not put back the old text of a tab that only the other window edited', () => {
    shared.setItem(TABS_KEY, state([tab('a', '{ old }'), tab('b', '{ b }')]))
    const first = draftStorage(shared)
    const second = draftStorage(shared)
    first.getItem(TABS_KEY)
    second.getItem(TABS_KEY)
    first.setItem(TABS_KEY, state([tab('a', '{ edited }'), tab('b', '{ b }')]))
    second.setItem(TABS_KEY, state([tab('a', '{ old }'), tab('b', '{ b2 }')]))
    expect(stored()).toEqual({ a: '{ edited }', b: '{ b2 }' })
  })

  it('forgets a tab that this window closed', () => {
    shared.setItem(TABS_KEY, state([tab('a', '{ a }'), tab('b', '{ b }')]))
    const drafts = draftStorage(shared)
    drafts.getItem(TABS_KEY)
    drafts.setItem(TABS_KEY, state([tab('b', '{ b }')]))
    expect(stored()).toEqual({ b: '{ b }' })
  })

  it('gives the active tab as the text of the editors and stores no second copy', () => {
    const drafts = draftStorage(shared)
    drafts.setItem(TABS_KEY, state([tab('a', '{ a }'), tab('b', '{ b }', '{"x":1}')], 1))
    drafts.setItem('graphiql:query', '{ something older }')
    expect(drafts.getItem('graphiql:query')).toBe('{ b }')
    expect(drafts.getItem('graphiql:variables')).toBe('{"x":1}')
    expect(Object.keys(shared)).toEqual([TABS_KEY])
  })

  it('clears what is GraphiQL\'s and does not write it again when the page is left', () => {
    shared.setItem('other', '1')
    const drafts = draftStorage(shared)
    drafts.setItem(TABS_KEY, state([tab('a', '{ a }')]))
    drafts.setItem('graphiql:theme', 'dark')
    drafts.clear()
    drafts.flush({ tabs: [tab('a', '{ a }')], activeTabIndex: 0 })
    expect(Object.keys(shared)).toEqual(['other'])
  })

  it.each(['', 'null', '{', '[]', '{"tabs":1}'])('starts anew from a state it cannot read: %j', (text) => {
    shared.setItem(TABS_KEY, text)
    const drafts = draftStorage(shared)
    expect(drafts.getItem(TABS_KEY)).toBe('null')
    drafts.setItem(TABS_KEY, state([tab('a', '{ a }')]))
    expect(stored()).toEqual({ a: '{ a }' })
  })
})
