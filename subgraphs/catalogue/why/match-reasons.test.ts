import { expect, it } from 'vitest'
import { type MarkedTexts, markTexts } from '../search/highlighting/marked-texts.ts'
import type { TextField } from '../search/port.ts'
import { analyseQuery } from '../search/query.ts'
import type { Interpretation, Settled } from '../search/query/settle.ts'
import { matchReasons } from './match-reasons.ts'

const settled = (q: string, beside: Partial<Interpretation> = {}): Settled => ({
  marked: analyseQuery(q)?.marked ?? [], interpretation: { searchedFor: q, alsoSearched: [], corrections: [], dropped: [], ...beside },
})
const TEXTS: Partial<Record<TextField, string[]>> = {
  title: ['小麦赤霉病抗性的遗传分析'], keyword: ['赤霉病', 'Wheat'], abstract: ['The different wheat lines were compared.'], identifier: ['10.1234/wheat.1'],
}
const reasons = (q: string, beside: Partial<Interpretation> = {}) => {
  const searched = settled(q, beside)
  const texts: MarkedTexts = Object.fromEntries((Object.keys(TEXTS) as TextField[]).map((field) => [field, markTexts(field, TEXTS[field] ?? [], searched.marked)]))
  return matchReasons(texts, searched)
}

it('matchReasons: a whole keyword, and words of the title as the record has them', () => {
  expect(reasons('赤霉病')).toContainEqual({ field: 'keyword', how: 'WHOLE', words: ['赤霉病'] })
  expect(reasons('赤霉病').find(({ field }) => field === 'title')?.words).toEqual(['赤霉病'])
})

it('matchReasons: an identifier in another spelling', () => {
  expect(reasons('https://doi.org/10.1234/WHEAT.1')).toEqual([{ field: 'identifier', how: 'IDENTIFIER', words: ['10.1234/wheat.1'] }])
})

it('matchReasons: tells corrected words and synonyms from typed ones', () => {
  expect(reasons('different', { corrections: ['diffreent → different'] })).toContainEqual({ field: 'abstract', how: 'CORRECTED', words: ['different'] })
  expect(reasons('wheat', { alsoSearched: ['wheat'] })).toContainEqual({ field: 'abstract', how: 'SYNONYM', words: ['wheat'] })
})

it('matchReasons: nothing where nothing shown matches', () => {
  expect(reasons('水稻')).toEqual([])
})
