import type { CoreDocument } from '../../../schema/document.ts'
import { type CatalogueContext, findResource, type ResourceView } from '../context.ts'
import { analyse } from '../search/analysis/analyse.ts'
import { foldText } from '../search/analysis/fold.ts'
import { openTextOf } from '../search/document/texts.ts'
import { soundToken, titleSounds } from '../search/document/title-sounds.ts'
import type { Clause, Term } from '../search/port.ts'
import { anonymousQuery } from '../search-query.ts'
import type { Suggestion } from './suggest.ts'

const clause = (...terms: Term[]): Clause => ({ field: 'title', ways: [{ least: 1, items: [terms] }] })

/** Stretches of Chinese as bigrams in a row: the typed characters next to each other, as they stand in a title. */
const stretches = (typed: string): Clause[] => {
  const bigrams = analyse(typed).filter(({ kind, asWritten }) => kind === 'bigram' && asWritten)
  const runs: { sequence: string[]; end: number }[] = []
  for (const { text, start, end } of bigrams) {
    const last = runs.at(-1)
    if (last && start < last.end) {
      last.sequence.push(text)
      last.end = end
    } else runs.push({ sequence: [text], end })
  }
  return runs.map(({ sequence }) => clause({ stream: 'bigrams', sequence, ...(Array.from(sequence[0] ?? '').length === 1 ? { prefix: true } : {}) }))
}

/** Words of an alphabet; the last one may still be under way, and then its stem is not known: what was typed is the beginning of a word. */
const alphabetic = (typed: string): Clause[] => {
  const words = analyse(typed).filter((token) => token.kind === 'word' && token.alphabetic && token.asWritten)
  return words.map((word, at) => {
    const whole: Term = { stream: 'words', sequence: [word.text] }
    if (at < words.length - 1 || word.end < typed.length) return clause(whole)
    return clause(whole, { stream: 'words', sequence: [typed.slice(word.start, word.end).toLowerCase()], prefix: true }, { ...whole, prefix: true })
  })
}

/** Every stretch has to stand in the title, or the title sounds as was typed. */
const readings = (typed: string): (readonly Clause[])[][] => {
  const written = [...stretches(typed), ...alphabetic(typed)]
  const sound = soundToken(typed)
  return [
    ...(written.length > 0 ? [written.map((item) => [item])] : []),
    ...(sound === null ? [] : [[[clause({ stream: 'exact', sequence: [sound], prefix: true })]]]),
  ]
}

/** The title that was meant, of those that a record has in several languages. */
const titleFor = (typed: string, view: ResourceView): string | undefined => {
  const titles = openTextOf(view as Partial<CoreDocument>).title ?? []
  const [text, sound] = [foldText(typed), soundToken(typed)]
  return titles.find((title) => foldText(title).includes(text)) ?? titles.find((title) => sound !== null && titleSounds(title).some((own) => own.startsWith(sound))) ?? titles[0]
}

/** Titles that hold what was typed, or begin with how it sounds; only those that everybody may see. */
export const suggestTitles = async (typed: string, first: number, context: CatalogueContext): Promise<Suggestion[]> => {
  const pages = await Promise.all(readings(typed).map((all) =>
    context.runtime.engine.search({ ...anonymousQuery(context), query: { all, none: [], rank: all.flat().flatMap((item) => item.ways.flatMap((way) => way.items.flat())).map((term) => ({ ...term, field: 'title', weight: 1 })) }, sort: 'RELEVANCE', first })))
  const ids = [...new Set(pages.flatMap((page) => page.hits.map((hit) => hit.id)))].slice(0, first)
  const views = await Promise.all(ids.map((id) => findResource(context, id)))
  return views.flatMap((view) => {
    const text = view && view.status !== 'WITHDRAWN' ? titleFor(typed, view) : undefined
    return text === undefined ? [] : [{ kind: 'TITLE' as const, text, resource: view }]
  })
}
