import type { CheckResult, Finding, Sentence } from '../../../schema/checks/check.ts'

export const says = (zh: string, en: string): Sentence => ({ zh, en })

interface Stated { message: Sentence; cause: Sentence; fix: Sentence; coordinate?: string }

/** Refuses the publication. */
export const fault = (code: string, stated: Stated): Finding => ({ code, level: 'ERROR', ...stated })
/** Worth knowing. */
export const notice = (code: string, stated: Stated): Finding => ({ code, level: 'NOTICE', ...stated })

export interface Outcome {
  findings: readonly Finding[]
  /** Why there is no evidence, or not all of it. Without effect where something was found wrong. */
  lacking?: Sentence
}

export const resultOf = (id: string, { findings, lacking }: Outcome): CheckResult => {
  if (findings.some(({ level }) => level === 'ERROR')) return { id, status: 'FAILED', findings }
  return lacking ? { id, status: 'SKIPPED', findings, reason: lacking } : { id, status: 'COMPLETED', findings }
}

const LONGEST_QUOTE = 200

/** What the endpoint said, short enough to repeat to its owner. */
export const quote = (text: string): string => (text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text)
