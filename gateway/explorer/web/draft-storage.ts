import { browserStorage } from './browser-storage.ts'

/** A tab as GraphiQL stores it. */
export interface StoredTab {
  id: string
  query: string | null
  variables?: string | null
  [property: string]: unknown
}

export interface StoredTabs {
  tabs: StoredTab[]
  activeTabIndex: number
}

/** What GraphiQL needs of a storage. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear' | 'length'> & {
  /** Writes the tabs at once, when the page is about to go. */
  flush(state: StoredTabs): void
}

export const TABS_KEY = 'graphiql:tabState'
const NAMESPACE = 'graphiql:'

/**
 * The storage that GraphiQL keeps its tabs in, changed so that no draft is lost:
 * - several windows share it: a tab this window never saw is kept, and one it did not touch keeps the other window's text;
 * - the text of the editors is that of the active tab, not a second copy that can fall behind it and appear as one more tab.
 */
export const draftStorage = (shared: Storage = browserStorage()): DraftStorage => {
  const seen = new Map<string, string>()
  let cleared = false

  const readTabs = (): StoredTabs | undefined => {
    const state = parseTabs(shared.getItem(TABS_KEY))
    for (const tab of state?.tabs ?? []) seen.set(tab.id, JSON.stringify(tab))
    return state
  }

  const writeTabs = (own: StoredTabs): void => {
    cleared = false
    const stored = parseTabs(shared.getItem(TABS_KEY))?.tabs ?? []
    const storedById = new Map(stored.map((tab) => [tab.id, tab]))
    const tabs = own.tabs.map((tab) => {
      const text = JSON.stringify(tab)
      const untouched = seen.get(tab.id) === text
      seen.set(tab.id, text)
      return (untouched && storedById.get(tab.id)) || tab
    })
    const unseen = stored.filter((tab) => !seen.has(tab.id))
    shared.setItem(TABS_KEY, JSON.stringify({ ...own, tabs: [...tabs, ...unseen] }))
  }

  const activeTab = (): StoredTab | undefined => {
    const state = parseTabs(shared.getItem(TABS_KEY))
    return state?.tabs[state.activeTabIndex]
  }

  return {
    getItem(key) {
      if (key === TABS_KEY) return JSON.stringify(readTabs() ?? null)
      if (key === `${NAMESPACE}query`) return activeTab()?.query ?? null
      if (key === `${NAMESPACE}variables`) return activeTab()?.variables ?? null
      return shared.getItem(key)
    },
    setItem(key, value) {
      if (key === `${NAMESPACE}query` || key === `${NAMESPACE}variables`) return
      const tabs = key === TABS_KEY ? parseTabs(value) : undefined
      if (tabs) writeTabs(tabs)
      else shared.setItem(key, value)
    },
    removeItem: (key) => shared.removeItem(key),
    clear() {
      for (const key of Object.keys(shared)) if (key.startsWith(NAMESPACE)) shared.removeItem(key)
      cleared = true
    },
    get length() {
      return Object.keys(shared).filter((key) => key.startsWith(NAMESPACE)).length
    },
    flush(state) {
      if (!cleared) writeTabs(state)
    },
  }
}

const parseTabs = (text: string | null): StoredTabs | undefined => {
  try {
    const value = JSON.parse(text ?? 'null') as StoredTabs | null
    return value && Array.isArray(value.tabs) ? value : undefined
  } catch {
    return undefined
  }
}
