/** Systems whose identifiers can be told within a sentence: CSTR and ISBN by their names, standards by their codes, patents by their form. */
const EMBEDDED = [
  /CSTR:\s?[0-9A-Za-z]{5}\.\d{2}\.[^\s,;,;。)）]+/gi,
  /ISBN(?:-1[03])?[::\s]*(?:97[89][- ]?)?(?:\d[- ]?){9}[\dX]/gi,
  /(?<![A-Za-z\d])(?:GB|GJB|DB\d{2}(?:\d{2})?|ISO(?:\/IEC)?|IEC|[A-Z]{2}(?=\s?\/))(?:\s?\/?\s?[TZ])?\s?\d{1,6}(?:\.\d{1,4})*(?:[-—–:](?:19|20)?\d{2})?(?!\d)/g,
  /(?<![A-Za-z\d])(?:ZL|CN)\s?\d{9,13}(?:\.[\dX])?(?:\s?[A-Z]\d?)?(?![A-Za-z\d])/g,
]

const isSentence = (text: string): boolean => /\p{Script=Han}/u.test(text) || text.trim().split(/\s+/).length > 3

/** Identifiers within a sentence, such as a reference; empty where the text is one identifier or holds none that can be told. Pure. */
export const embeddedIn = (text: string): string[] => (isSentence(text) ? EMBEDDED.flatMap((pattern) => [...text.matchAll(pattern)].map(([found]) => found.replace(/[.::]+$/, '').trim())) : [])
