import { createHash } from 'node:crypto'
import * as OpenCC from 'opencc-js/cn2t'
import type { Question } from './questions.ts'

/** One way in which people spell the same query. Null: it does not apply to this one. `others`: all queries of the file, for words out of place. */
type Variant = (question: Question, others: readonly Question[]) => string | null

/** The same number for the same text, now and ever. */
const numberOf = (text: string, below: number): number => createHash('sha1').update(text).digest().readUInt32BE(0) % below
const pick = <T>(list: readonly T[], seed: string): T => list[numberOf(seed, list.length)] as T

const HAN = /\p{Script=Han}/u
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const toTraditional = OpenCC.Converter({ from: 'cn', to: 't' })

const changedOr = (query: string, changed: string): string | null => (changed === query ? null : changed)

const traditional: Variant = ({ query }) => changedOr(query, toTraditional(query))

const fullWidth: Variant = ({ query }) => changedOr(query, query.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000'))

const SHORTEST_WITH_TYPO = 6
const typo: Variant = ({ qid, query }) => {
  const words = [...query.matchAll(/[A-Za-z]+/g)].filter(([word]) => word.length >= SHORTEST_WITH_TYPO)
  if (words.length === 0) return null
  const { 0: word, index } = pick(words, `${qid} word`)
  const at = 1 + numberOf(`${qid} place`, word.length - 2)
  const slips = [
    `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`,
    `${word.slice(0, at)}${word.slice(at + 1)}`,
    `${word.slice(0, at)}${pick([...LETTERS].filter((letter) => letter !== word[at]?.toLowerCase()), `${qid} letter`)}${word.slice(at + 1)}`,
  ]
  return changedOr(query, `${query.slice(0, index)}${pick(slips, `${qid} slip`)}${query.slice(index + word.length)}`)
}

const runTogether: Variant = ({ query }) => changedOr(query, query.replaceAll(/\s+/gu, ''))

/** Every two characters of one Chinese word; without any, one English word in two. */
const spacedApart: Variant = ({ qid, query }) => {
  const words = [...query.matchAll(/\p{Script=Han}{2,8}/gu)]
  if (words.length > 0) {
    const { 0: word, index } = pick(words, `${qid} apart`)
    return `${query.slice(0, index)}${Array.from(word).join(' ')}${query.slice(index + word.length)}`
  }
  const latin = [...query.matchAll(/[A-Za-z]{6,}/g)]
  if (latin.length === 0) return null
  const { 0: word, index } = pick(latin, `${qid} apart`)
  const at = 2 + numberOf(`${qid} blank`, word.length - 3)
  return `${query.slice(0, index)}${word.slice(0, at)} ${word.slice(at)}${query.slice(index + word.length)}`
}

const CHINESE_FRAMES = ['有没有关于@的论文', '请问有哪些研究@的文献?', '我想找@方面的资料', '哪里可以找到@的文章?', '@有哪些研究？', '帮我查一下@的相关文献']
const ENGLISH_FRAMES = ['Are there any papers about @?', 'I am looking for articles on @', 'Where can I find papers on @?', 'Please find me some papers about @']
const question: Variant = ({ qid, query }) => pick(HAN.test(query) ? CHINESE_FRAMES : ENGLISH_FRAMES, `${qid} frame`).replace('@', () => query)

const foreignWord = ({ qid, query }: Question, isHan: boolean, others: readonly Question[]): string | null => {
  const foreign = others.filter((other) => other.qid !== qid).flatMap((other) => other.query.split(/\s+/u)).filter((word) => HAN.test(word) === isHan && word.length > 1 && word.length < 12 && !query.includes(word))
  return foreign.length === 0 ? null : pick(foreign, `${qid} foreign`)
}

/** One of two would leave a coin to toss: one of three or more is replaced. */
const FEWEST_CHUNKS = 3
const oneWrongWord: Variant = (question, others) => {
  const chunks = question.query.split(/\s+/u)
  if (chunks.length < FEWEST_CHUNKS) return null
  const at = numberOf(`${question.qid} wrong`, chunks.length)
  const wrong = foreignWord(question, HAN.test(chunks[at] as string), others)
  return wrong === null ? null : chunks.with(at, wrong).join(' ')
}

const oneWordTooMany: Variant = (question, others) => {
  if (!/\s/u.test(question.query)) return null
  const wrong = foreignWord(question, HAN.test(question.query), others)
  return wrong === null ? null : numberOf(`${question.qid} side`, 2) === 0 ? `${question.query} ${wrong}` : `${wrong} ${question.query}`
}

export const VARIANTS: Readonly<Record<string, Variant>> = {
  'traditional': traditional, 'full-width': fullWidth, 'typo': typo, 'run-together': runTogether, 'spaced-apart': spacedApart, 'question': question, 'one-wrong-word': oneWrongWord, 'one-word-too-many': oneWordTooMany,
}

/** The queries that the variant applies to, in its spelling; judgements stay. */
export const variantsOf = (name: string, questions: readonly Question[]): Question[] =>
  questions.flatMap((each) => {
    const query = VARIANTS[name]?.(each, questions) ?? null
    return query === null ? [] : [{ ...each, query }]
  })
