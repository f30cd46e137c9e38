import type { CatalogueContext } from '../context.ts'
import { exactToken } from '../search/analysis/exact-token.ts'
import { suggestionKey } from '../search/document/suggestible.ts'
import type { SuggestibleKind, TextField } from '../search/port.ts'
import { countOf } from '../search-counts.ts'
import { anonymousQuery } from '../search-query.ts'
import type { Suggestion } from './suggest.ts'

const FIELD: Readonly<Record<SuggestibleKind, TextField>> = { TERM: 'keyword', ORGANIZATION: 'organization' }
/** Some fall away when their records are counted: more are asked for than are shown. */
const SPARE = 4
/** Of a few letters anything is a slip; three characters of Chinese say as much as five letters. */
const isLongEnough = (text: string): boolean => Array.from(text).length >= (/\p{Script=Han}/u.test(text) ? 3 : 5)

/** How many records that everybody may see bear the text; an engine may still hold what is gone. */
const recordsWith = async (context: CatalogueContext, kind: SuggestibleKind, token: string): Promise<number> =>
  (await countOf(context, { ...anonymousQuery(context), query: { all: [[{ field: FIELD[kind], ways: [{ least: 1, items: [[{ stream: 'exact', sequence: [token] }]] }] }]], none: [], rank: [] } })).value

const counted = async (context: CatalogueContext, kind: SuggestibleKind, texts: readonly string[]): Promise<{ text: string; records: number }[]> => {
  const byToken = new Map<string, string>()
  for (const text of texts) {
    const token = exactToken(text)
    if (token !== null && !byToken.has(token)) byToken.set(token, text)
  }
  const all = await Promise.all([...byToken].map(async ([token, text]) => ({ text, records: await recordsWith(context, kind, token) })))
  return all.filter(({ records }) => records > 0).sort((a, b) => b.records - a.records)
}

/** Keywords or organizations that begin as typed: in Chinese, pinyin, initials or English; with a slip only where nothing does. */
export const suggestTerms = async (kind: SuggestibleKind, typed: string, first: number, context: CatalogueContext): Promise<Suggestion[]> => {
  const text = suggestionKey(typed)
  if (text === '') return []
  const find = async (fuzzy: boolean) =>
    counted(context, kind, (await context.runtime.engine.suggest({ text, kinds: [kind], first: first + SPARE, fuzzy })).filter((item) => item.kind === kind).map((item) => item.text))
  const exact = await find(false)
  const found = exact.length > 0 || !isLongEnough(text) ? exact : await find(true)
  return found.slice(0, first).map((item) => ({ kind, text: item.text, resource: null }))
}
