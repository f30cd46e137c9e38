import { LONGEST } from './latin-words.ts'
import type { Run } from './runs.ts'
import { segmenter } from './segmenter.ts'
import type { TokenSink } from './token-sink.ts'

/** What the library is asked about is remembered, within bounds: asking again costs more than all the rest of the analysis. */
const MOST_REMEMBERED = 50_000
const remember = <Value>(memory: Map<string, Value>, key: string, value: Value): Value => {
  if (memory.size >= MOST_REMEMBERED) memory.clear()
  memory.set(key, value)
  return value
}

/** Keywords and the stretches between punctuation recur; longer ones hardly do. */
const LONGEST_REMEMBERED_RUN = 8
const rememberedRuns = new Map<string, readonly string[]>()
/** Separates words for the dictionary and is no part of folded text. */
const BETWEEN = '\n'

/** Words of the dictionary of each run of ideographs, in the order of the runs; one question to the library for the whole text. */
export const wordsOfRuns = (runs: readonly Run[]): (readonly string[] | undefined)[] => {
  const words = runs.map((run) => (run.kind !== 'cjk' ? undefined : run.text.length === 1 ? [run.text] : rememberedRuns.get(run.text)))
  const unknown = runs.flatMap((run, index) => (run.kind === 'cjk' && words[index] === undefined ? [index] : []))
  if (unknown.length === 0) return words
  const cut = segmenter().cut(unknown.map((index) => runs[index]?.text).join(BETWEEN), true)
  let at = 0
  for (const index of unknown) {
    const end = cut.indexOf(BETWEEN, at)
    const text = runs[index]?.text ?? ''
    const ofRun = cut.slice(at, end < 0 ? undefined : end)
    words[index] = text.length <= LONGEST_REMEMBERED_RUN ? remember(rememberedRuns, text, ofRun) : ofRun
    at = end < 0 ? cut.length : end + 1
  }
  return words
}

/** Words of the dictionary, each with the shorter words inside it: `中华人民共和国` is also found by `共和国`, but asking for the one is not asking for the other. */
export const emitCjkWords = (start: number, words: readonly string[], sink: TokenSink): void => {
  let at = start
  for (const word of words) {
    if (word.length > 2) for (const inner of innerWords(word)) sink('word', inner.text, at + inner.at, inner.text.length, false, false)
    sink('word', word.length > LONGEST ? word.slice(0, LONGEST).toWellFormed() : word, at, word.length, true, false)
    at += word.length
  }
}

interface Inner { text: string; at: number }
const rememberedWords = new Map<string, readonly Inner[]>()
const innerWords = (word: string): readonly Inner[] => rememberedWords.get(word) ?? remember(rememberedWords, word, computeInnerWords(word))

/** The library lists words by where they begin, without saying where. */
const computeInnerWords = (word: string): Inner[] => {
  const pieces: Inner[] = []
  const found = new Map<string, number>()
  let begin = 0
  for (const text of segmenter().cutAll(word)) {
    begin = Math.max(begin, word.indexOf(text, Math.max(begin, (found.get(text) ?? -1) + 1)))
    found.set(text, begin)
    if (text.length > widthAt(text, 0) && text.length < word.length && text.length <= LONGEST) pieces.push({ text, at: begin })
  }
  return pieces
}

/**
 * Each pair of neighbouring characters, then the last character alone: so every character begins a piece, and a search for one character is a search by
 * prefix. A query of several characters does not ask for its last one alone.
 */
export const emitBigrams = ({ text, at: start }: Run, sink: TokenSink): void => {
  for (let at = 0; at < text.length; ) {
    const next = at + widthAt(text, at)
    const isLast = next >= text.length
    const end = isLast ? next : next + widthAt(text, next)
    sink('bigram', text.slice(at, end), start + at, end - at, !isLast || at === 0, false)
    at = next
  }
}

const widthAt = (text: string, at: number): number => ((text.charCodeAt(at) & 0xfc00) === 0xd800 ? 2 : 1)
