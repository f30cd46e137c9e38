import type { Run } from '../runs/run.ts'

const DATABASE = 'keyuan-explorer'
const ANSWERS = 'runs'
/** Of answers that are kept beyond the page, this many, none longer than this. */
const MOST = 40
const LONGEST = 2_000_000

/**
 * Answers are kept in this browser so that two can be compared another day; those that somebody got with a token or a sign-in are not: they may
 * hold what others at this computer may not read. Those are there until the page is closed.
 */
export interface Answers {
  keep(run: Run): Promise<void>
  find(id: string): Promise<Run | undefined>
  /** Ids of the runs whose answers are kept. */
  known(): Promise<ReadonlySet<string>>
  remove(ids: ReadonlySet<string>): Promise<void>
}

export const createAnswers = (open: () => Promise<IDBDatabase> = openDatabase): Answers => {
  const database = open()
  // Where the browser refuses to keep anything, answers last as long as the page.
  const withStore = async <T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> => {
    const opened = await database.catch(() => undefined)
    return opened && settled(work(opened.transaction(ANSWERS, mode).objectStore(ANSWERS)))
  }
  return {
    async keep(run) {
      if (run.isPersonal || run.bytes > LONGEST) return
      await withStore('readwrite', (store) => store.put(run))
      const keys = (await withStore('readonly', (store) => store.index('at').getAllKeys())) ?? []
      for (const key of keys.slice(0, Math.max(0, keys.length - MOST))) await withStore('readwrite', (store) => store.delete(key))
    },
    find: async (id) => (await withStore('readonly', (store) => store.get(id) as IDBRequest<Run | undefined>)) ?? undefined,
    known: async () => new Set(((await withStore('readonly', (store) => store.getAllKeys())) ?? []).map(String)),
    async remove(ids) {
      for (const id of ids) await withStore('readwrite', (store) => store.delete(id))
    },
  }
}

const openDatabase = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(ANSWERS, { keyPath: 'id' }).createIndex('at', 'at')
  return settled(request)
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('indexedDB'))
  })
