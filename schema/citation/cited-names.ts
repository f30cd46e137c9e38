import type { CitedName } from './citation.ts'
import { type Answered, firstText, recordsOf, textOf } from './plain-values.ts'

const HAN = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u
/** Words that end a name of many, whatever kind its source gave. */
const GROUP = /\b(?:collaboration|consortium|team|committee|group|network|project|program(?:me)?|institute|university|laboratory|corporation|company|inc\.?|ltd\.?)$/i
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i
const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ten|ter|bin|ibn|al)$/i

/** Family names of two letters, told from initials such as `JA`. */
const SHORT_FAMILY = /^(?:ai|an|ba|bo|du|fu|ge|gu|he|hu|ji|ke|le|li|lu|ma|mi|mo|mu|na|ni|ou|pu|qi|qu|ru|sa|si|su|wu|xi|xu|ye|yi|yu|zu)$/i

/** In capitals, as `ZHENG Guangmei` and `XU H` put the family name first. */
const isShouted = (word: string): boolean => /^\p{Lu}[\p{Lu}'’-]+$/u.test(word) && (word.length > 2 || SHORT_FAMILY.test(word))
const areInitials = (words: readonly string[]): boolean => words.length > 0 && words.every((word) => /^(?:\p{Lu}\.?-?){1,3}$/u.test(word))

/**
 * Family and given names of a person: `Family, Given`, `FAMILY Given`, `Family AB` and `Given Particle Family`.
 * Null for names in Chinese characters, which are written whole, and for names of one word.
 */
const partsOf = (name: string): CitedName['parts'] => {
  if (HAN.test(name)) return null
  const comma = name.indexOf(',')
  if (comma > 0 && comma < name.length - 1) return { family: name.slice(0, comma).trim(), given: name.slice(comma + 1).trim() }
  const words = name.split(' ').filter((word) => !SUFFIX.test(word))
  const [first = '', ...rest] = words
  const last = words.at(-1) ?? ''
  if (rest.length === 0) return null
  if ((isShouted(first) && !rest.some(isShouted)) || (areInitials(rest) && !areInitials([first]))) return { family: first, given: rest.join(' ') }
  const particle = words.findIndex((word, at) => at > 0 && at < words.length - 1 && PARTICLE.test(word))
  return particle > 0 ? { family: words.slice(particle).join(' '), given: words.slice(0, particle).join(' ') } : { family: last, given: words.slice(0, -1).join(' ') }
}

const citedName = (agent: Answered): CitedName[] => {
  const full = firstText(agent.name, agent.nameEn)
  if (full === null) return []
  return [{ full, parts: agent.kind === 'PERSON' && !GROUP.test(full) ? partsOf(full) : null }]
}

/** The first of these lists of agents that names somebody. */
export const citedNames = (...lists: unknown[]): CitedName[] => lists.map((list) => recordsOf(list).flatMap(citedName)).find((names) => names.length > 0) ?? []

/** Organizations that stand for the author. Issuers of standards come as one text. */
export const organizationNames = (...names: unknown[]): CitedName[] => {
  const found = names.map(textOf).find((name) => name !== null)
  return found ? found.split(/[、;；]/).flatMap((name) => (name.trim() === '' ? [] : [{ full: name.trim(), parts: null }])) : []
}
