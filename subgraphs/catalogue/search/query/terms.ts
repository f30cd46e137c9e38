import { readFileSync } from 'node:fs'
import { foldText } from '../analysis/fold.ts'
import { regionalWords } from '../analysis/regional-words.ts'
import { tokenOf } from './latin-words.ts'

/** Own table last, so that its words are named first. */
const FILES = ['taxa.tsv', 'subjects.tsv', 'common.tsv']
const MOST_OTHERS = 4
const HAN = /\p{Script=Han}/u

/** A term in the form in which it is looked up: Chinese folded, words of an alphabet as their tokens with a blank between. */
export const termKey = (term: string): string => (HAN.test(term) ? foldText(term).replace(/\s+/gu, '') : term.split(/[\s-]+/u).map((word) => tokenOf(word) ?? foldText(word)).join(' '))

/** `words`: those of an alphabet that stand in any of the names, as tokens. */
interface Table { names: ReadonlyMap<string, readonly string[]>; words: ReadonlySet<string> }
/** Read at the first use. */
let loaded: Table | undefined

/** What else a term is called: in the other language, or in the other region. Names as people write them; empty where nothing is known. */
export const otherNames = (key: string): readonly string[] => (loaded ??= load()).names.get(key) ?? []

/** Whether the word, as a token, is one of a term: spelt right, then, even where no record has it. */
export const isWordOfTerm = (token: string): boolean => (loaded ??= load()).words.has(token)

export const LONGEST_CHINESE_TERM = 12
export const MOST_WORDS_OF_A_TERM = 5

const load = (): Table => {
  const names = new Map<string, string[]>()
  const words = new Set<string>()
  const add = (key: string, other: string): void => {
    const others = names.get(key) ?? []
    if (!others.includes(other)) names.set(key, [other, ...others].slice(0, MOST_OTHERS))
  }
  for (const [word, others] of regionalWords()) for (const other of others) add(word, other)
  for (const file of FILES) {
    for (const line of readFileSync(new URL(`./terms/${file}`, import.meta.url), 'utf8').split('\n')) {
      const [chinese, foreign] = line.split('\t')
      if (line.startsWith('#') || !chinese || !foreign) continue
      add(termKey(chinese), foreign)
      add(termKey(foreign), chinese)
      for (const word of termKey(foreign).split(' ')) words.add(word)
    }
  }
  return { names, words }
}
