import type { CoreDocument, LangString } from '../../../schema/document.ts'
import { hasHan, textOf } from './text.ts'

export interface GivenTitle { value: unknown; lang?: string | undefined }
type Titles = Pick<CoreDocument, 'title' | 'titleEn' | 'alternativeTitles'>

/** A language that the source states wins; else Chinese characters are Chinese and all else is taken for English (domain.md §6). */
const languageOf = (text: string, stated: string | undefined): string => stated ?? (hasHan(text) ? 'zh' : 'en')

/**
 * `title` is the first Chinese one, else the first given; `titleEn` the first English one, which may be the same. All others are alternatives.
 */
export const titles = (given: readonly GivenTitle[]): Titles => {
  const known = new Map<string, LangString>()
  for (const { value, lang } of given) {
    const text = textOf(value)
    if (text !== undefined && !known.has(text)) known.set(text, { lang: languageOf(text, textOf(lang)), value: text })
  }
  const all = [...known.values()]
  const title = all.find(({ lang }) => lang.startsWith('zh')) ?? all[0]
  const english = all.find(({ lang }) => lang.startsWith('en'))
  return { title: title?.value, titleEn: english?.value, alternativeTitles: all.filter((one) => one !== title && one !== english) }
}
