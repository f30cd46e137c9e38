import taiwanWords from 'opencc-js/dict/TWPhrasesRev'
import { foldText } from './fold.ts'
import { pairsOf } from './han-variants.ts'

let loaded: ReadonlyMap<string, readonly string[]> | undefined

/**
 * Words that Taiwan and the mainland have for one thing (資訊 and 信息, 軟體 and 软件), both ways, folded. They are synonyms and not spellings:
 * a query may ask for the others beside its own; nothing is replaced.
 */
export const regionalWords = (): ReadonlyMap<string, readonly string[]> => (loaded ??= load())

const load = (): Map<string, string[]> => {
  const words = new Map<string, string[]>()
  const add = (word: string, other: string): void => {
    const others = words.get(word) ?? []
    if (!others.includes(other)) words.set(word, [...others, other])
  }
  for (const [taiwan, mainland] of pairsOf(taiwanWords)) {
    const [one, other] = [foldText(taiwan), foldText(mainland)]
    if (one === other || other === '') continue
    add(one, other)
    add(other, one)
  }
  return words
}
