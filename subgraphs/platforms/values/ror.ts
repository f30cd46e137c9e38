import type { CanonicalForm } from '../../kit/kind.ts'

/** 0, six characters of Crockford's base 32 and two check digits. */
const ROR = /^(?:https?:\/\/(?:www\.)?ror\.org\/|ror:\s*)?(0[0-9a-hjkmnp-tv-z]{6}\d{2})\/?$/i

export const ror: CanonicalForm = { expected: '0xxxxxx00', of: (text) => ROR.exec(text.normalize('NFKC').trim())?.[1]?.toLowerCase() ?? null }
