import type { Recogniser } from './recogniser.ts'

/** `https://ror.org/05cy4wa09`, `ROR: 05cy4wa09`: a zero, six letters (Crockford's) or digits, two check digits. */
export const ror: Recogniser = {
  scheme: 'ROR',
  hint: /ror/,
  pattern: /(?:(?:https?:\/\/)?(?:www\.)?ror\.org\/|(?<![a-z])ror(?: id)?[:\s]{1,3})(0[a-hj-km-np-tv-z\d]{6}\d{2})(?![a-z\d])/g,
  read: (match) => [`ror${match[1] ?? ''}`],
}
