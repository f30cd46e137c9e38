import type { GraphQLSchema } from 'graphql'
import { tableOfRun } from '../results/table-of-run.ts'
import type { Run } from '../runs/run.ts'

/** What is remembered of a run: enough to find it, open it again and run it again. */
export interface HistoryEntry {
  id: string
  at: number
  name: string
  query: string
  variables: Record<string, unknown>
  durationMs: number
  /** Rows of the answer's list; null where it has none. */
  rows: number | null
  errors: number
  isPinned: boolean
}

export const entryOf = (run: Run, schema: GraphQLSchema | null | undefined): HistoryEntry => ({
  id: run.id,
  at: run.at,
  name: run.operationName ?? firstWords(run.query),
  query: run.query,
  variables: run.variables,
  durationMs: run.durationMs,
  rows: schema ? (tableOfRun(schema, run)?.rows.length ?? null) : null,
  errors: run.answer.errors?.length ?? 0,
  isPinned: false,
})

const firstWords = (query: string): string => query.replace(/#.*$/gm, '').replace(/\s+/g, ' ').trim().slice(0, 60)

/** Newest first; pinned ones stay on top. Each word has to occur. */
export const foundEntries = (entries: readonly HistoryEntry[], words: string): HistoryEntry[] => {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return entries
    .filter(({ name, query, variables }) => {
      const text = `${name} ${query} ${JSON.stringify(variables)}`.toLowerCase()
      return wanted.every((word) => text.includes(word))
    })
    .sort((a, b) => Number(b.isPinned) - Number(a.isPinned) || b.at - a.at)
}

const MOST = 200

/** Pinned ones are kept however old; of the others the newest. */
export const withEntry = (entries: readonly HistoryEntry[], entry: HistoryEntry): HistoryEntry[] => {
  const others = entries.filter(({ id }) => id !== entry.id)
  const loose = others.filter(({ isPinned }) => !isPinned).sort((a, b) => b.at - a.at).slice(0, MOST - 1)
  return [entry, ...others.filter(({ isPinned }) => isPinned), ...loose]
}
