import { suggestionKey, soundsLike } from '../document/suggestible.ts'
import type { SettlingEngine } from './settle.ts'

/** Shorter ones are initials or English, and may be anything. */
const SHORTEST = 4
const MOST_HEARD = 4
/** What is written longer and begins alike may be more frequent. */
const MOST_OFFERED = 50
const LETTERS = /^[a-z]+$/

/** Chinese terms of the index that words typed in pinyin stand for: `xiaomai` is 小麦. By the word. */
export const soundsOf = async (typed: readonly string[], engine: Pick<SettlingEngine, 'suggest'>): Promise<Map<string, string>> => {
  const asked = typed.filter((word) => word.length >= SHORTEST && LETTERS.test(suggestionKey(word))).slice(0, MOST_HEARD)
  const found = await Promise.all(asked.map(async (word): Promise<[string, string][]> => {
    const text = suggestionKey(word)
    const offered = await engine.suggest({ text, kinds: ['TERM'], first: MOST_OFFERED, fuzzy: false })
    const meant = offered.find((term) => soundsLike(term.text, text))
    return meant ? [[word, meant.text]] : []
  }))
  return new Map(found.flat())
}
