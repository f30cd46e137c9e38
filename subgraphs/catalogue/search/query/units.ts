import { analyse } from '../analysis/analyse.ts'
import { foldText } from '../analysis/fold.ts'
import { segmenter } from '../analysis/segmenter.ts'
import { isStopWord } from '../analysis/stop-words.ts'
import type { Term } from '../port.ts'
import { LONGEST_CHINESE_TERM, MOST_WORDS_OF_A_TERM, otherNames, termKey } from './terms.ts'

/** One thing that a text names: the text's own term, and those of its other names. */
export interface Unit { own: Term; others: { name: string; term: Term }[] }

const MOST_UNITS = 32
const LATIN = '[[\\p{L}\\p{N}]--\\p{Script=Han}]+'
const STRETCH = new RegExp(`(?<han>\\p{Script=Han}+)|(?<latin>${LATIN}(?:[\\s\\-]+${LATIN})*)`, 'gv')

/** A text cut at the terms of the table, the longest first; between them at words. */
export const unitsOf = (text: string): Unit[] =>
  Array.from(foldText(text).matchAll(STRETCH), ({ groups }) =>
    groups?.han ? chineseUnits(groups.han) : latinUnits(groups?.latin ?? '')).flat().slice(0, MOST_UNITS)

/** The term as the index has it: pairs of characters, or words, in a row. */
export const termOf = (name: string): Term | undefined => {
  const kind = /^\p{Script=Han}+$/u.test(name) ? 'bigram' : 'word'
  const sequence = analyse(name).filter((token) => token.kind === kind && token.asWritten).map(({ text }) => text)
  return sequence.length === 0 ? undefined : { stream: kind === 'bigram' ? 'bigrams' : 'words', sequence }
}

const unit = (name: string, own: Term | undefined): Unit[] => {
  if (!own) return []
  const others = otherNames(termKey(name)).flatMap((other) => {
    const term = termOf(other)
    return term ? [{ name: other, term }] : []
  })
  return [{ own, others }]
}

const chineseUnits = (run: string): Unit[] => {
  const units: Unit[] = []
  let plain = ''
  const flush = (): void => {
    if (plain !== '') units.push(...segmenter().cut(plain, true).filter((word) => !isStopWord(word)).flatMap((word) => unit(word, termOf(word))))
    plain = ''
  }
  for (let at = 0; at < run.length; ) {
    const length = longestTerm(run, at)
    if (length === 0) plain += run[at++]
    else {
      flush()
      units.push(...unit(run.slice(at, at + length), termOf(run.slice(at, at + length))))
      at += length
    }
  }
  flush()
  return units
}

const longestTerm = (run: string, at: number): number => {
  for (let length = Math.min(LONGEST_CHINESE_TERM, run.length - at); length > 1; length--) if (otherNames(run.slice(at, at + length)).length > 0) return length
  return 0
}

const latinUnits = (stretch: string): Unit[] => {
  const words = stretch.split(/[\s-]+/u)
  const units: Unit[] = []
  for (let at = 0; at < words.length; ) {
    let length = Math.min(MOST_WORDS_OF_A_TERM, words.length - at)
    while (length > 1 && otherNames(termKey(words.slice(at, at + length).join(' '))).length === 0) length--
    const name = words.slice(at, at + length).join(' ')
    if (!isStopWord(name)) units.push(...unit(name, termOf(name)))
    at += length
  }
  return units
}
