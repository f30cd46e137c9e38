import type { Edit } from '../../../schema/checks/check.ts'

/** One thing that is wrong with a query, where, and what to do. */
export interface Problem {
  code: string
  message: string
  messageEn: string
  line: number | null
  column: number | null
  suggestion: string | null
  suggestionEn: string | null
  edits: readonly Edit[] | null
  path: readonly string[]
}

interface Found { code: string; zh: string; en: string; at?: { line: number; column: number } | undefined; fix?: { zh: string; en: string } | undefined; edits?: readonly Edit[] | undefined; path: readonly string[] }

export const problem = ({ code, zh, en, at, fix, edits, path }: Found): Problem => ({
  code, message: zh, messageEn: en, line: at?.line ?? null, column: at?.column ?? null,
  suggestion: fix?.zh ?? null, suggestionEn: fix?.en ?? null, edits: edits && edits.length > 0 ? edits : null, path: ['input', ...path],
})

/** As contract rule 6 tells refusals: one sentence in both languages, with its place. */
export const asUserError = ({ code, message, messageEn, line, column, suggestion, suggestionEn, path }: Problem): { code: string; message: string; path: string[] } => {
  const [place, placeEn] = line === null ? ['', ''] : [`第 ${line} 行第 ${column} 列:`, `line ${line}, column ${column}: `]
  return { code, path: [...path], message: `${place}${message}${suggestion ? `;${suggestion}` : ''} / ${placeEn}${messageEn}${suggestionEn ? `; ${suggestionEn}` : ''}` }
}
