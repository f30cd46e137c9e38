import { ror } from './ror.ts'
import { uscc } from './uscc.ts'

const HAN = '\\p{Script=Han}'
const BLANK_AT_HAN = new RegExp(`(?<=[${HAN}()]) | (?=[${HAN}()])`, 'gu')

/** A name as it is compared: NFKC (half width), lower case, one blank between words, none beside a Chinese character or a bracket. */
const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim().replace(BLANK_AT_HAN, '')

/** What is looked for when somebody names an organization: its ROR or credit code where that is what they wrote, else the folded name. */
export const nameKey = (name: string): string => ror.of(name) ?? uscc.of(name)?.toLowerCase() ?? folded(name)

/** Longer ones are no names, and more than an index entry holds. */
const MOST_CHARACTERS = 500

/** All keys under which a thing is found by its names. */
export const nameKeys = (names: readonly (string | null | undefined)[]): string[] =>
  [...new Set(names.flatMap((name) => (name ? [nameKey(name)] : [])))].filter((key) => key !== '' && key.length <= MOST_CHARACTERS).sort()
