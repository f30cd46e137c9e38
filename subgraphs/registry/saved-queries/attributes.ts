import { isText } from '../../../schema/check-document.ts'
import type { Viewer } from '../../../schema/viewer.ts'
import { isCenter } from '../permissions.ts'
import { platformsOf } from '../rules/saved-query-visibility.ts'
import type { QueryVisibility } from '../tables/saved-query.ts'
import type { ParameterInput } from './parameters.ts'
import { type Problem, problem } from './problem.ts'
import { LONGEST_SLUG, SLUG } from './slug.ts'

/** What its owner says about a query, beside the query itself. */
export interface Attributes {
  name: string
  nameEn: string | null
  description: string | null
  descriptionEn: string | null
  visibility: QueryVisibility
  sharedWith: readonly string[]
  platform: string | null
  folder: string | null
  tags: readonly string[]
}

const LONGEST = { name: 200, nameEn: 200, description: 4_000, descriptionEn: 4_000, folder: 200 } as const
const ONE_LINE = new Set(['name', 'nameEn', 'folder'])
const MOST_PEOPLE = 200
const MOST_TAGS = 20
const LONGEST_TAG = 40
const MOST_PARAMETERS = 50
const MOST_OPTIONS = 500
const LONGEST_PARAMETER_TEXT = { name: 100, label: 100, labelEn: 100, help: 1_000, helpEn: 1_000 } as const
const PERSON = /^accounts:[A-Za-z0-9._~-]{1,200}$/
const PLATFORM = /^platforms:[A-Za-z0-9._~-]{1,200}$/

const isPlain = (text: string, oneLine: boolean): boolean => isText(text) && !(oneLine ? /\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u : /[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069]/u).test(text)

const invalid = (zh: string, en: string, ...path: string[]): Problem => problem({ code: 'TEXT_INVALID', zh, en, path })
const tooLong = (name: string, most: number, ...path: string[]): Problem => problem({ code: 'TOO_LONG', zh: `${name} 至多 ${most} 字`, en: `${name} has ${most} characters at most`, path })

const textProblems = (text: string | null | undefined, name: string, most: number, oneLine: boolean, path: readonly string[]): Problem[] => {
  if (text == null) return []
  if (text.length > most) return [tooLong(name, most, ...path)]
  return isPlain(text, oneLine) ? [] : [invalid(`${name} 含控制字符或残缺字符`, `${name} holds control characters or half a character`, ...path)]
}

const parameterProblems = (parameters: readonly ParameterInput[]): Problem[] => [
  ...(parameters.length > MOST_PARAMETERS ? [problem({ code: 'TOO_MANY', zh: `参数至多 ${MOST_PARAMETERS} 个`, en: `There are ${MOST_PARAMETERS} parameters at most`, path: ['parameters'] })] : []),
  ...parameters.slice(0, MOST_PARAMETERS).flatMap((parameter, index) => [
    ...(Object.keys(LONGEST_PARAMETER_TEXT) as (keyof typeof LONGEST_PARAMETER_TEXT)[]).flatMap((field) => textProblems(parameter[field], field, LONGEST_PARAMETER_TEXT[field], field !== 'help' && field !== 'helpEn', ['parameters', String(index), field])),
    ...(parameter.label.trim() === '' ? [problem({ code: 'LABEL_EMPTY', zh: `参数 ${parameter.name.slice(0, 100)} 须有标签`, en: `The parameter ${parameter.name.slice(0, 100)} has a label`, path: ['parameters', String(index), 'label'] })] : []),
    ...((parameter.options?.length ?? 0) > MOST_OPTIONS ? [problem({ code: 'TOO_MANY', zh: `选项至多 ${MOST_OPTIONS} 个`, en: `There are ${MOST_OPTIONS} options at most`, path: ['parameters', String(index), 'options'] })] : []),
    ...(parameter.options ?? []).slice(0, MOST_OPTIONS).flatMap(({ value, label, labelEn }) => [value, label, labelEn].flatMap((text) => textProblems(text, 'options', 200, true, ['parameters', String(index), 'options']))),
  ]),
]

const brokenText = (value: unknown): boolean => {
  if (typeof value === 'string') return !isText(value)
  return value !== null && typeof value === 'object' && Object.entries(value).some(([key, item]) => !isText(key) || brokenText(item))
}

/** Names, texts and what else is stored as it was given. */
export const storedProblems = (input: { parameters?: readonly ParameterInput[] | null | undefined; picture?: unknown; rows?: string | null | undefined; explode?: string | null | undefined; operationName?: string | null | undefined }): Problem[] => [
  ...parameterProblems(input.parameters ?? []),
  ...(brokenText(input.parameters?.map((parameter) => parameter.default ?? null)) ? [invalid('缺省值含 NUL 或残缺字符', 'A default holds a NUL or half a character', 'parameters')] : []),
  ...(brokenText(input.picture) || JSON.stringify(input.picture ?? null).length > 10_000 ? [invalid('图的设置不正确', 'The picture is malformed', 'picture')] : []),
  ...(['rows', 'explode', 'operationName'] as const).flatMap((name) => textProblems(input[name], name, 500, true, [name])),
]

const shareProblems = ({ visibility, sharedWith, platform, name, description }: Attributes, viewer: Viewer): Problem[] => {
  if (sharedWith.length > MOST_PEOPLE) return [problem({ code: 'TOO_MANY', zh: `至多与 ${MOST_PEOPLE} 人共享`, en: `It is shared with ${MOST_PEOPLE} people at most`, path: ['sharedWith'] })]
  if (sharedWith.some((id) => !PERSON.test(id))) return [problem({ code: 'ID_INVALID', zh: '共享对象应为用户编号,形如 accounts:…', en: 'It is shared with users, by ids such as accounts:…', path: ['sharedWith'] })]
  if (platform !== null && !PLATFORM.test(platform)) return [problem({ code: 'ID_INVALID', zh: '平台应为其编号,形如 platforms:…', en: 'A platform is named by its id, such as platforms:…', path: ['platform'] })]
  switch (visibility) {
    case 'PRIVATE': return []
    case 'PEOPLE': return sharedWith.length > 0 ? [] : [problem({ code: 'PEOPLE_MISSING', zh: '请指明与谁共享', en: 'Say with whom it is shared', path: ['sharedWith'] })]
    case 'PLATFORM': return platform !== null && platformsOf(viewer).includes(platform) ? [] : [problem({ code: 'PLATFORM_NOT_YOURS', zh: '请指明您担任角色的一个平台', en: 'Name a platform of which you hold a role', path: ['platform'] })]
    case 'PUBLIC': return name.trim() !== '' && (description ?? '').trim() !== '' ? [] : [problem({ code: 'DESCRIPTION_EMPTY', zh: '公开的查询须有名称与说明', en: 'A public query has a name and a description', path: ['description'] })]
  }
}

export const attributeProblems = (attributes: Attributes, viewer: Viewer): Problem[] => [
  ...(attributes.name.trim() === '' ? [problem({ code: 'NAME_EMPTY', zh: '请填写名称', en: 'A query has a name', path: ['name'] })] : []),
  ...(Object.keys(LONGEST) as (keyof typeof LONGEST)[]).flatMap((name) => textProblems(attributes[name], name, LONGEST[name], ONE_LINE.has(name), [name])),
  ...(attributes.tags.length > MOST_TAGS ? [problem({ code: 'TOO_MANY', zh: `标签至多 ${MOST_TAGS} 个`, en: `There are ${MOST_TAGS} tags at most`, path: ['tags'] })] : []),
  ...attributes.tags.slice(0, MOST_TAGS).flatMap((tag) => (tag === '' ? [invalid('标签不能为空', 'A tag is not empty', 'tags')] : textProblems(tag, 'tags', LONGEST_TAG, true, ['tags']))),
  ...shareProblems(attributes, viewer),
]

/** A slug is made from the name; the Center may choose one, whose collisions tell it nothing that it should not know. */
export const slugProblems = (slug: string | null | undefined, viewer: Viewer): Problem[] => {
  if (slug == null) return []
  if (!isCenter(viewer)) return [problem({ code: 'SLUG_NOT_YOURS', zh: '短名由名称得出,仅中心可自定', en: 'The slug is made from the name; the Center alone chooses one', path: ['slug'] })]
  return SLUG.test(slug) && slug.length <= LONGEST_SLUG ? [] : [problem({ code: 'SLUG_INVALID', zh: `短名为小写字母、数字与连字符,以字母开头,至多 ${LONGEST_SLUG} 个`, en: `A slug has lower-case letters, digits and single hyphens, a letter first, ${LONGEST_SLUG} at most`, path: ['slug'] })]
}
