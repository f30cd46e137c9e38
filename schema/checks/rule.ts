import type { ASTNode } from 'graphql'
import type { AffectedOperation, Edit, Finding, Fix, Sentence } from './check.ts'
import type { CheckContext } from './check-context.ts'
import { locationOf } from './sdl/edits.ts'

/** One check: what it needs to have passed before, and what it finds. */
export interface Rule {
  /** Frozen. */
  id: string
  /** Checks that must have completed; where one has not, this one is skipped and says so. */
  needs: readonly string[]
  /**
   * True where a fault that the partner's published SDL has in the same element is only noticed: what is public already is not made
   * better by refusing the next version. Never for what endangers others.
   */
  forgives: boolean
  run(context: CheckContext): Finding[] | Skipped
}

/** No evidence is its own verdict. */
export interface Skipped { skipped: Sentence }

export const say = (zh: string, en: string): Sentence => ({ zh, en })

interface Found {
  code: string
  level?: Finding['level']
  message: Sentence
  cause: Sentence
  fix: Sentence
  edits?: readonly Edit[]
  submission?: Fix['submission']
  coordinate?: string
  /** Where it stands. */
  node?: ASTNode
  location?: { line: number; column: number }
  operations?: readonly AffectedOperation[]
}

export const finding = ({ code, level = 'ERROR', message, cause, fix, edits, submission, coordinate, node, location, operations }: Found): Finding => ({
  code, level, message, cause,
  ...(coordinate === undefined ? {} : { coordinate }),
  ...(location ? { location } : node ? { location: locationOf(node) } : {}),
  fix: { ...fix, ...(edits && edits.length > 0 ? { edits } : {}), ...(submission ? { submission } : {}) },
  ...(operations ? { operations } : {}),
})
