import type { ResourceTypeEntry } from '../supergraph.ts'

/** A sentence in both languages. */
export interface Sentence { zh: string; en: string }

/** A change of the submitted SDL: the characters from `start` to `end` become `text`. Offsets in UTF-16 units, as JavaScript counts. */
export interface Edit { start: number; end: number; text: string }

/** The smallest change that makes a finding go away; `edits` where a machine can make it. */
export interface Fix extends Sentence {
  edits?: readonly Edit[]
  /** Where the fault is in what was registered beside the SDL: how that has to read. */
  submission?: { namespace?: string; resourceTypes?: readonly ResourceTypeEntry[] }
}

/** A recorded operation that a change would break. */
export interface AffectedOperation {
  name: string
  /** Client that asks it, such as `portal 2.1`. */
  client: string
  owner?: string
  /** The operation as it would have to be; absent where no machine can say. */
  rewrite?: string
}

/** One thing that is wrong, where, why, and what to do. `ERROR` refuses the publication, `NOTICE` does not. */
export interface Finding {
  /** Frozen, SCREAMING_CASE. */
  code: string
  level: 'ERROR' | 'NOTICE'
  message: Sentence
  /** Why this is asked. */
  cause: Sentence
  /** Such as `Telescope.aperture`. */
  coordinate?: string
  /** In the submitted SDL, both from 1. */
  location?: { line: number; column: number }
  fix: Fix
  operations?: readonly AffectedOperation[]
}

/** Outcome of one check. `SKIPPED` is no success: it says in `reason` why there is no evidence. */
export interface CheckResult {
  /** Frozen, such as `contract.key`. */
  id: string
  status: 'COMPLETED' | 'FAILED' | 'SKIPPED'
  findings: readonly Finding[]
  reason?: Sentence
}
