import { text } from '../state/parameters.ts'

/** Beside the class, which is in the path: what is searched for, so that only hits are counted. */
export const directorySchema = { q: text() } as const

export const directoryAddress = (code: string | null, q = ''): string =>
  `/directory${code === null ? '' : `/${encodeURIComponent(code)}`}${q === '' ? '' : `?q=${encodeURIComponent(q)}`}`
