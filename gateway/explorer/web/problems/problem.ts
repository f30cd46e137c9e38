import type { TextEdit } from '../builder/text-edit.ts'

/** What is in the way of an answer, and what would change it. */
export interface Problem {
  /** Tells problems apart between two readings of the same text. */
  key: string
  zh: string
  en: string
  /** Whether the graph said so, or the page foresees it. */
  isForeseen: boolean
  changes: Change[]
}

export type Change =
  | { kind: 'edit'; zh: string; en: string; edits: TextEdit[] }
  | { kind: 'variable'; zh: string; en: string; name: string; value: unknown }
  /** A required variable without a value: the form asks for it. */
  | { kind: 'ask'; name: string; type: string }
  | { kind: 'link'; zh: string; en: string; href: string }
