import type { PackedEntry } from '../storage/pack-entry.ts'

/** What the writer thread is asked to do, each with the file it is about: during a swap there are two. */
export type WriterJob =
  /** Answers why the file had to be begun anew, or null. */
  | { kind: 'open'; file: string }
  | { kind: 'write'; file: string; batch: readonly PackedEntry[]; position: string }
  /** Answers how many documents of each resource type are in it. */
  | { kind: 'countByType'; file: string }
  /** Puts everything into the file itself, so that nothing is lost with the log beside it. */
  | { kind: 'settle'; file: string }
  | { kind: 'remove'; file: string }
