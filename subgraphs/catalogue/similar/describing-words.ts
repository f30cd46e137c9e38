import type { CoreDocument } from '../../../schema/document.ts'
import { exactToken } from '../search/analysis/exact-token.ts'
import { abstractOf, openTextOf } from '../search/document/texts.ts'
import { textTokens } from '../search/query/text-tokens.ts'

/** A long abstract says in its beginning what it is about. */
const ABSTRACT_READ = 1_000
const MOST_KEYWORDS = 12
const WEIGHTS = { title: 3, keyword: 3, abstract: 1 } as const

/** Words of a record as its viewer sees it, each with the weight of the best place where it stands. Pure. */
export const describingWords = (document: Partial<CoreDocument>): Map<string, number> => {
  const { title = [], keyword = [] } = openTextOf(document)
  const parts = [['title', title], ['keyword', keyword], ['abstract', abstractOf(document).map((text) => text.slice(0, ABSTRACT_READ))]] as const
  const weights = new Map<string, number>()
  for (const [field, texts] of parts) {
    for (const word of texts.flatMap((text) => textTokens(text).words)) weights.set(word, Math.max(weights.get(word) ?? 0, WEIGHTS[field]))
  }
  return weights
}

/** Keywords of a record as the index holds whole ones. */
export const exactKeywords = (document: Partial<CoreDocument>): string[] =>
  [...new Set((openTextOf(document).keyword ?? []).map(exactToken).filter((token) => token !== null))].slice(0, MOST_KEYWORDS)
