import { randomInt } from 'node:crypto'
import { pinyin } from 'pinyin-pro'

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const SUFFIX = 5
const LONGEST_BASE = 48
const FALLBACK = 'query'

/** Slugs that the Center chooses. */
export const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
export const LONGEST_SLUG = 60

const sounds = (text: string): string[] => pinyin(text.normalize('NFKC'), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })

const words = (text: string): string[] => sounds(text).flatMap((part) => part.normalize('NFD').toLowerCase().match(/[a-z0-9]+/g) ?? [])

/** What a name sorts and is found by: its pinyin. */
export const nameKeyOf = (name: string): string => words(name).join('').slice(0, 200) || name.normalize('NFKC').toLowerCase().slice(0, 200)

export const randomText = (length: number): string => Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** From the name in pinyin; its end is by chance, so that nobody learns from his own slug whether another person has a query of this name. */
export const slugOf = (name: string): string => {
  let base = ''
  for (const word of words(name)) {
    if (base.length + word.length + 1 > LONGEST_BASE) break
    base += base === '' ? word : `-${word}`
  }
  const begun = /^[a-z]/.test(base) ? base : base === '' ? FALLBACK : `${FALLBACK}-${base}`
  return `${begun}-${randomText(SUFFIX)}`
}
