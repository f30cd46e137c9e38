import { useSyncExternalStore } from 'react'
import type { Run } from './run.ts'

/** The runs of this page, newest last, until it is closed. */
export interface Runs {
  all(): readonly Run[]
  latestOf(tab: string | undefined): Run | undefined
  add(run: Run): void
  forget(ids: ReadonlySet<string>): void
  subscribe(listener: () => void): () => void
}

/** Answers may be megabytes each. */
const MOST_RUNS = 60

export const createRuns = (): Runs => {
  let runs: readonly Run[] = []
  const listeners = new Set<() => void>()
  const change = (next: readonly Run[]) => {
    runs = next
    for (const listener of listeners) listener()
  }
  return {
    all: () => runs,
    latestOf: (tab) => runs.findLast((run) => run.tab === tab),
    add: (run) => change([...runs, run].slice(-MOST_RUNS)),
    forget: (ids) => change(runs.filter(({ id }) => !ids.has(id))),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const runs = createRuns()

/** The tab that is shown: GraphiQL does not tell the fetcher which one asks. */
export const shownTab: { id: string | undefined } = { id: undefined }

export const useRuns = (): readonly Run[] => useSyncExternalStore(runs.subscribe, runs.all)
