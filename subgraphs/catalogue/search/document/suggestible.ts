import { pinyin } from 'pinyin-pro'
import { boundedCache } from '../../../kit/bounded-cache.ts'
import { foldText } from '../analysis/fold.ts'
import type { Suggestible, SuggestibleKind } from '../port.ts'

const SHORTEST = 2
const LONGEST = 60
const LONGEST_KEY = 64
const HAN = /\p{Script=Han}/u

/** What people type is compared without blanks, hyphens and apostrophes: `xi'an`, `xi an` and `xian` are one. */
export const suggestionKey = (text: string): string => foldText(text).replace(/[\s'\-·.,]+/gu, '').slice(0, LONGEST_KEY)

const cache = boundedCache<string, readonly string[]>({ entries: 50_000 })

const soundKey = (text: string, pattern: 'pinyin' | 'first'): string =>
  suggestionKey(pinyin(foldText(text), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true, pattern }).join(''))

/** The ways to begin typing a text: as it is, and where it has Chinese its pinyin and the initials of it. */
const keysOf = (text: string): readonly string[] => {
  const known = cache.get(text)
  if (known) return known
  const keys = new Set([suggestionKey(text)])
  if (HAN.test(text)) {
    keys.add(soundKey(text, 'pinyin'))
    keys.add(soundKey(text, 'first'))
  }
  keys.delete('')
  cache.set(text, [...keys])
  return [...keys]
}

/** Whether a key is the whole pinyin of a text in Chinese. */
export const soundsLike = (text: string, key: string): boolean => HAN.test(text) && soundKey(text, 'pinyin') === key

/** Texts that are offered while people type; too short ones help nobody, too long ones are sentences. */
export const suggestible = (kind: SuggestibleKind, texts: readonly string[]): Suggestible[] =>
  [...new Set(texts.map((text) => text.normalize('NFKC').trim()))]
    .filter((text) => text.length <= LONGEST && Array.from(text).length >= SHORTEST)
    .map((text) => ({ kind, text, keys: [...keysOf(text)] }))
    .filter(({ keys }) => keys.length > 0)
