import type { CanonicalForm } from '../../kit/kind.ts'

const DOI = /^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}(?:\.\d+)*\/\S+)$/i

/** A DOI without its resolver, in the case in which it was given; compared without regard to case. */
export const doi: CanonicalForm = { expected: '10.<注册者>/<后缀>', of: (text) => DOI.exec(text.normalize('NFKC').trim())?.[1] ?? null }
