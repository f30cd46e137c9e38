import { useSyncExternalStore } from 'react'
import { type HistoryEntry, withEntry } from './history-entry.ts'

const KEY = 'keyuan:history'

/** The history of this browser, shared by its windows. */
export interface HistoryStore {
  entries(): readonly HistoryEntry[]
  add(entry: HistoryEntry): void
  pin(id: string, isPinned: boolean): void
  remove(ids: ReadonlySet<string>): void
  subscribe(listener: () => void): () => void
}

export const createHistoryStore = (storage: Pick<Storage, 'getItem' | 'setItem'>): HistoryStore => {
  let text = storage.getItem(KEY)
  let entries = parse(text)
  const listeners = new Set<() => void>()
  /** Another window may have written since. */
  const read = (): readonly HistoryEntry[] => {
    const stored = storage.getItem(KEY)
    if (stored !== text) [text, entries] = [stored, parse(stored)]
    return entries
  }
  const write = (next: HistoryEntry[]): void => {
    entries = next
    // A browser keeps some megabytes for a page: where they are full, the oldest make room.
    for (let kept = next; ; kept = kept.filter((entry) => entry.isPinned || entry.at > oldest(kept))) {
      try {
        text = JSON.stringify(kept)
        storage.setItem(KEY, text)
        entries = kept
        break
      } catch (error) {
        if (!(error instanceof DOMException) || kept.every(({ isPinned }) => isPinned)) throw error
      }
    }
    for (const listener of listeners) listener()
  }
  return {
    entries: read,
    add: (entry) => write(withEntry(read(), entry)),
    pin: (id, isPinned) => write(read().map((entry) => (entry.id === id ? { ...entry, isPinned } : entry))),
    remove: (ids) => write(read().filter(({ id }) => !ids.has(id))),
    subscribe(listener) {
      const fromElsewhere = ({ key }: StorageEvent) => key === KEY && listener()
      listeners.add(listener)
      window.addEventListener('storage', fromElsewhere)
      return () => {
        listeners.delete(listener)
        window.removeEventListener('storage', fromElsewhere)
      }
    },
  }
}

const oldest = (entries: readonly HistoryEntry[]): number => Math.min(...entries.filter(({ isPinned }) => !isPinned).map(({ at }) => at))

const parse = (text: string | null): HistoryEntry[] => {
  try {
    const value: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(value) ? (value as HistoryEntry[]).filter(({ id, query }) => typeof id === 'string' && typeof query === 'string') : []
  } catch {
    return []
  }
}

export const useHistory = (store: HistoryStore): readonly HistoryEntry[] => useSyncExternalStore(store.subscribe, store.entries)
