import { analyse } from '../analysis/analyse.ts'
import { isStopWord } from '../analysis/stop-words.ts'
import type { TextQuery } from '../port.ts'
import { type Candidate, filterOf, isLoosened } from './candidates.ts'
import { compose } from './compose.ts'
import type { Part } from './parts.ts'
import type { SettlingEngine, Viewpoint } from './settle.ts'

/** Bounds what it costs to tell, whatever was pasted. */
const MOST_WORDS = 16
const MOST_WAYS = 60
/** Of more hits than these some will be without a word. */
const MOST_COUNTED = 10_000

/** A word of the query as it was typed. */
interface Typed { part: Part; start: number; end: number }

/**
 * What nobody was asked for by a reading that finds something, in people's words: the words that stand in no record; and that not all of the others had to be
 * there, where some hits are without. Two calls at most.
 */
export const unaskedOf = async (candidate: Candidate, engine: SettlingEngine, { protectedTiers, now }: Viewpoint): Promise<string[]> => {
  const { parts, reading } = candidate
  const text = compose(parts, reading).text
  const sentence = isLoosened(candidate) ? [sentenceOf(reading.share)] : []
  const words = wordsOf(candidate)
  if (words.length === 0 || words.length > MOST_WORDS || waysOf(text) > MOST_WAYS) return sentence
  const whole = (list: readonly Part[]): TextQuery => compose({ groups: list.map((part) => [part]), none: [], notUnderstood: [] }, { ...reading, share: 1 }).text
  const queryOf = (query: TextQuery, filter = {}) => ({ query: { ...query, rank: [] }, filter: { terms: {}, ...filter }, protectedTiers, now })
  const counts = await engine.count(words.map((word) => queryOf(whole([partOf([word])]))), 1)
  const isMissing = (_: Typed, at: number): boolean => counts[at]?.value === 0
  const missing = words.filter(isMissing)
  if (sentence.length === 0) return shown(missing)
  const rest = words.filter((word, at) => !isMissing(word, at))
  const restOf = [...new Set(rest.map(({ part }) => part))].map((part) => partOf(rest.filter((word) => word.part === part)))
  const { filter } = filterOf(parts)
  const [all, having] = await engine.count([queryOf(text, filter), queryOf({ ...text, all: [...text.all, ...whole(restOf).all] }, filter)], MOST_COUNTED)
  return [...shown(missing), ...(all?.relation === 'EXACT' && all.value === having?.value ? [] : sentence)]
}

const waysOf = ({ all, none }: TextQuery): number => [...all.flat(), ...none].flatMap(({ ways }) => ways).length

/** Words that had to match or might have been left out: not those of quotations, nor of alternatives, which say so themselves. */
const wordsOf = ({ parts: { groups }, reading: { loosely } }: Candidate): Typed[] =>
  groups.filter(({ length }) => length === 1).flat().filter(({ phrase }) => loosely || !phrase).flatMap((part) => {
    const tokens = analyse(part.text).filter(({ asWritten }) => asWritten)
    const identifiers = tokens.filter(({ kind }) => kind === 'identifier')
    const words = tokens.filter(({ kind, text, start, end }) => kind === 'word' && !isStopWord(text) && !identifiers.some((each) => start < each.end && each.start < end))
    return [...new Map(words.map(({ start, end }) => [start, { part, start, end }])).values()]
  })

const partOf = (words: readonly Typed[]): Part => {
  const { field } = words[0]?.part ?? {}
  return { ...(field ? { field } : {}), text: words.map(({ part, start, end }) => part.text.slice(start, end)).join(' ') }
}

/** Words that follow each other without a gap are one to people. */
const shown = (words: readonly Typed[]): string[] => {
  const joined: Typed[] = []
  for (const word of words) {
    const last = joined.at(-1)
    if (last && last.part === word.part && last.end === word.start) joined[joined.length - 1] = { ...last, end: word.end }
    else joined.push(word)
  }
  return [...new Set(joined.map(({ part, start, end }) => part.text.slice(start, end)))]
}

const sentenceOf = (share: number): string => {
  const [zh, en] = share === 0 ? ['有任意一个即可', 'any one of them is enough'] : share < 0.5 ? ['有四分之一即可', 'a quarter of them is enough'] : ['有一半即可', 'half of them are enough']
  return `不要求词语齐全,${zh} / not every word is asked for: ${en}`
}
