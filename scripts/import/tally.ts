import { type ImportEvent, type Result, RESULTS } from './events.ts'
import type { RecognisedFile } from './recognise-files.ts'

export type Counts = { seen: number } & Record<Result, number>

export interface FileTally {
  source: RecognisedFile
  /** Rows or entries of the file, where several may be one resource or one be several. */
  rows: number
  /** By GraphQL type; records that were refused before they had one are under `?`. */
  types: Map<string, Counts>
  unreadable?: string
}

export interface Tally {
  files: Map<string, FileTally>
  /** Resources that formats brought of their own: they are counted, but no record of a file. */
  brought: number
  moved: number
}

export const noCounts = (): Counts => ({ seen: 0, created: 0, updated: 0, unchanged: 0, deleted: 0, refused: 0 })

export const createTally = (): Tally => ({ files: new Map(), brought: 0, moved: 0 })

export const add = (a: Counts, b: Counts): Counts => ({
  seen: a.seen + b.seen, created: a.created + b.created, updated: a.updated + b.updated, unchanged: a.unchanged + b.unchanged, deleted: a.deleted + b.deleted, refused: a.refused + b.refused,
})

export const totalOf = (tally: Tally): Counts => [...tally.files.values()].flatMap(({ types }) => [...types.values()]).reduce(add, noCounts())

/** Seen and without an outcome: waiting when the run ended. Zero in a run that came to its end. */
export const notSent = (counts: Counts): number => RESULTS.reduce((left, result) => left - counts[result], counts.seen)

/** Counts one event. */
export const count = (tally: Tally, event: ImportEvent): void => {
  const { path } = event.source.file
  const file = tally.files.get(path) ?? { source: event.source, rows: 0, types: new Map<string, Counts>() }
  tally.files.set(path, file)
  switch (event.kind) {
    case 'started': return
    case 'record':
      file.rows += event.rows
      return
    case 'seen':
      countsOf(file, event.typename).seen++
      if (event.brought) tally.brought++
      return
    case 'outcome':
      countsOf(file, event.typename)[event.result]++
      return
    case 'moved':
      tally.moved++
      return
    case 'unreadable':
      file.unreadable = event.reason
      return
  }
}

const countsOf = (file: FileTally, typename: string | undefined): Counts => {
  const counts = file.types.get(typename ?? '?') ?? noCounts()
  file.types.set(typename ?? '?', counts)
  return counts
}
