import type { Typename } from '../../typenames.ts'
import { textsOf } from '../../values/text.ts'

export type OutputType = Extract<Typename, 'Monograph' | 'Paper' | 'Report'>
export interface Output { title: string; form: string; type: OutputType }
export interface Outputs { outputs: Output[]; /** Titles and forms that say no type of ours. */ rest: string[] }

/** Words of 成果形式, the longer before those they contain. Software and databases are no literature. */
const FORMS: readonly [string, OutputType | undefined][] = [
  ['论文（集）', 'Paper'], ['论文集', 'Paper'], ['论文', 'Paper'], ['研究报告', 'Report'], ['研报', 'Report'], ['专著', 'Monograph'], ['译著', 'Monograph'],
  ['工具书', 'Monograph'], ['主编', 'Monograph'], ['资料集', 'Monograph'], ['电脑软件', undefined], ['软件', undefined], ['数据库', undefined],
]
const FORM_WORD = new RegExp(FORMS.map(([word]) => word).join('|'), 'g')
const TYPES = new Map(FORMS)

/** What a title says of its own form, in front of or behind it. */
const SAYS: readonly [RegExp, string][] = [
  [/研究报告[)）]?$|^研究报告[::]/, '研究报告'], [/论文集?[)）]?$/, '论文'], [/^专著[::]|专著(书稿)?[)）]?$/, '专著'], [/软件包?$/, '软件'],
]

/** `1.甲；2.乙`, or one title a line. */
const titlesIn = (cell: string): string[] => textsOf(cell.split(/[\n；;]/).map((title) => title.replace(/^\s*\d+[.．、]\s*/, '')))

/**
 * Titles and forms share a row but not an order: a title that says what it is goes first; as many titles as forms pair in their order; one title in
 * several forms is that many outputs; else every title is of the first form. A book has a publisher: without a form, a publisher makes it a monograph.
 */
export const outputsOf = (titleCell: string, formCell: string, hasPublisher: boolean): Outputs => {
  const titles = titlesIn(titleCell)
  const words: string[] = formCell.match(FORM_WORD) ?? []
  const forms = words.length > 0 ? words : hasPublisher ? ['专著'] : ['']
  const pairs = titles.length === 1
    ? forms.map((form) => ({ title: titles[0] ?? '', form }))
    : titles.map((title, at) => ({ title, form: SAYS.find(([pattern]) => pattern.test(title))?.[1] ?? (titles.length === forms.length ? forms[at] : forms[0]) ?? '' }))
  const outputs = pairs.flatMap(({ title, form }) => {
    const type = TYPES.get(form)
    return type ? [{ title, form, type }] : []
  })
  const untyped = pairs.filter(({ form }) => !TYPES.get(form)).map(({ title, form }) => `${form || '成果'}:${title}`)
  const formAlone = words.length === 0 || titles.length === 0 ? [`成果形式:${formCell.trim()}`] : []
  return { outputs, rest: textsOf([...untyped, ...(formCell.trim() === '' ? [] : formAlone)]) }
}
