import type { CoreDocument } from '../../../../schema/document.ts'
import { type JsonObject, listOf, objectsOf } from '../../values/json.ts'
import { languageTag } from '../../values/language.ts'
import { hasHan, textOf, textsOf } from '../../values/text.ts'
import { titles } from '../../values/titles.ts'

type Texts = Pick<CoreDocument, 'title' | 'titleEn' | 'alternativeTitles' | 'description' | 'descriptionEn' | 'keywords' | 'keywordsEn' | 'disciplines' | 'languages'>

/** `lang` of one text, else the record's: a Polish book's title without a language is Polish, but for a translation of it. */
const languageOf = (given: JsonObject, record: JsonObject): string | undefined =>
  languageTag(given['lang']) ?? (given['titleType'] === 'TranslatedTitle' ? undefined : languageTag(record['language']))

const GBT_13745 = /GB\/?T\s*13745/i

/** Titles, abstract and keywords. Descriptions other than the abstract follow it under their type, then `more`; methods have a field of their own. */
export const textsOfRecord = (record: JsonObject, more: readonly string[]): Texts & { methodology?: string } => {
  const language = languageTag(record['language'])
  const described = objectsOf(record['descriptions']).flatMap((one) => {
    const [text, type] = [textOf(one['description']), textOf(one['descriptionType']) ?? 'Other']
    return text === undefined ? [] : [{ text, type, lang: languageOf(one, record) }]
  })
  const abstracts = described.filter(({ type }) => type === 'Abstract')
  const chinese = abstracts.find(({ text, lang }) => lang?.startsWith('zh') ?? hasHan(text))
  const main = chinese ?? abstracts[0]
  const others = described.filter((one) => one !== main && one.type !== 'Methods' && !(chinese && one.type === 'Abstract'))
  const subjects = objectsOf(record['subjects'])
  const words = textsOf(subjects.filter((one) => !GBT_13745.test(String(one['subjectScheme']))).map((one) => one['subject']))
  const isMixed = words.some(hasHan)
  return {
    ...titles(objectsOf(record['titles']).map((one) => ({ value: one['title'], lang: languageOf(one, record) }))),
    description: [main?.text, ...others.map(({ text, type }) => (type === 'Abstract' || type === 'Other' ? text : `${type}: ${text}`)), ...more].filter(Boolean).join('\n\n'),
    descriptionEn: chinese ? abstracts.find((one) => one !== chinese)?.text : undefined,
    keywords: isMixed ? words.filter(hasHan) : words,
    keywordsEn: isMixed ? words.filter((word) => !hasHan(word)) : [],
    disciplines: disciplines(subjects),
    languages: textsOf(listOf(language)),
    methodology: described.filter(({ type }) => type === 'Methods').map(({ text }) => text).join('\n\n'),
  }
}

const disciplines = (subjects: readonly JsonObject[]) =>
  subjects.filter((one) => GBT_13745.test(String(one['subjectScheme']))).flatMap((one) => {
    const code = /\d{3}(?:\.?\d{2}){0,2}/.exec(`${textOf(one['classificationCode']) ?? ''} ${textOf(one['subject']) ?? ''}`)?.[0].replaceAll('.', '')
    return code === undefined ? [] : [{ code, label: textOf(one['subject']), level: (code.length - 1) / 2 }]
  })
