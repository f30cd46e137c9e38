import { foldText } from '../analysis/fold.ts'
import { suggestible, suggestionKey } from './suggestible.ts'

/** Sets sounds apart from whole titles among the exact tokens; no text folds to it. */
const MARK = '~'
const HEARD = 12
const HAN = /\p{Script=Han}/u

/** How a title begins when it is spoken: full pinyin, and initials. Titles without Chinese are found by their words. */
export const titleSounds = (title: string): string[] => {
  const beginning = Array.from(foldText(title).trim()).slice(0, HEARD).join('')
  if (!HAN.test(beginning)) return []
  const [found] = suggestible('TERM', [beginning])
  return (found?.keys ?? []).filter((key) => !HAN.test(key)).map((key) => MARK + key)
}

/** The beginning of such a token, from what was typed; null where it is not typed by sound. */
export const soundToken = (typed: string): string | null => {
  const key = suggestionKey(typed)
  return /^[a-z0-9]{2,}$/.test(key) ? MARK + key : null
}
