import { type GraphQLSchema, parseType, typeFromAST, type GraphQLInputType } from 'graphql'
import { isText } from '../../../schema/check-document.ts'
import type { InputKind, Parameter } from '../saved-queries/content.ts'
import { valueFault } from '../saved-queries/parameters.ts'

/** What an address gives for the parameters of a saved query. */
export type Given = Readonly<Record<string, string | readonly string[] | undefined>>

export interface ParameterFault { zh: string; en: string }
type Parsed = { value: unknown } | { fault: true }

/** Parameters of the address itself. */
const OURS = new Set(['page', 'lang'])
const FAULT: Parsed = { fault: true }
const MOST_CHARACTERS = 2_000

const EXAMPLES: Readonly<Record<InputKind, string>> = {
  TEXT: '小麦', NUMBER: '10', BOOLEAN: 'true', DATE: '2015-01-01', YEAR: '2015', ENUM: '', TYPE: 'DATASET', RESOURCE: 'scientific-data:abc', PLATFORM: 'platforms:abc', ORGANIZATION: 'platforms:abc', REGION: '410000',
  PLACE: '113.6,34.7,50', BOX: '110.3,31.3,116.7,36.4',
}

const HOW: Readonly<Record<InputKind, { zh: string; en: string }>> = {
  TEXT: { zh: '文字', en: 'a text' }, NUMBER: { zh: '数值', en: 'a number' }, BOOLEAN: { zh: 'true 或 false', en: 'true or false' }, DATE: { zh: '日期 YYYY-MM-DD', en: 'a day, YYYY-MM-DD' }, YEAR: { zh: '年份 YYYY', en: 'a year, YYYY' },
  ENUM: { zh: '选项之一', en: 'one of its options' }, TYPE: { zh: '资源类型代码', en: 'the code of a resource type' }, RESOURCE: { zh: '资源编号', en: 'the id of a resource' }, PLATFORM: { zh: '平台编号', en: 'the id of a platform' },
  ORGANIZATION: { zh: '机构编号', en: 'the id of an organization' }, REGION: { zh: 'GB/T 2260 行政区代码', en: 'a code of GB/T 2260' }, PLACE: { zh: '经度,纬度,千米', en: 'longitude,latitude,kilometres' }, BOX: { zh: '西,南,东,北(度)', en: 'west,south,east,north in degrees' },
}

const numbers = (text: string, names: readonly string[]): Parsed => {
  const parts = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  return parts.length === names.length && parts.every(Number.isFinite) ? { value: Object.fromEntries(names.map((name, at) => [name, parts[at]])) } : FAULT
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text.slice(0, 10))

const day = (text: string): Parsed => {
  try {
    return isDay(text) ? { value: text } : FAULT
  } catch {
    // A month or a day that there is not, which the date itself refuses.
    return FAULT
  }
}

const one = ({ input, options, type }: Parameter, text: string): Parsed => {
  const named = type.replace(/[[\]!]/g, '')
  switch (input) {
    case 'NUMBER': return text.trim() === '' || !Number.isFinite(Number(text)) ? FAULT : { value: named === 'Decimal' ? text.trim() : Number(text) }
    case 'BOOLEAN': return /^(true|1)$/i.test(text) ? { value: true } : /^(false|0)$/i.test(text) ? { value: false } : FAULT
    case 'DATE': return day(text)
    case 'YEAR': return /^\d{4}$/.test(text) ? { value: named === 'Int' ? Number(text) : text } : FAULT
    case 'ENUM': return options === null || options.some(({ value }) => value === text) ? { value: text } : FAULT
    case 'PLACE': return numbers(text, ['lon', 'lat', 'km'])
    case 'BOX': return numbers(text, ['west', 'south', 'east', 'north'])
    default: return { value: text }
  }
}

const exampleOf = ({ name, input, options }: Parameter): string => `?${encodeURIComponent(name)}=${encodeURIComponent(options?.[0]?.value ?? EXAMPLES[input])}`

const sentence = (parameter: Parameter, given: string): ParameterFault => {
  const choices = parameter.options?.slice(0, 20).map(({ value }) => value).join('、')
  const shown = given.length > 60 ? `${given.slice(0, 60)}…` : given
  return {
    zh: `参数 ${parameter.name}(${parameter.label})应为${HOW[parameter.input].zh}${choices ? `:${choices}` : ''},实为「${shown}」;例如 ${exampleOf(parameter)}`,
    en: `The parameter ${parameter.name} (${parameter.labelEn ?? parameter.label}) is ${HOW[parameter.input].en}${choices ? `: ${choices}` : ''}, not "${shown}"; for example ${exampleOf(parameter)}`,
  }
}

const missing = (parameter: Parameter): ParameterFault => ({
  zh: `缺少参数 ${parameter.name}(${parameter.label}):${HOW[parameter.input].zh};例如 ${exampleOf(parameter)}`,
  en: `The parameter ${parameter.name} (${parameter.labelEn ?? parameter.label}) is missing: ${HOW[parameter.input].en}; for example ${exampleOf(parameter)}`,
})

const unknown = (name: string, parameters: readonly Parameter[]): ParameterFault => {
  const names = parameters.map((each) => each.name).join('、') || '—'
  return { zh: `此查询没有参数 ${name.slice(0, 60)},它的参数是:${names}`, en: `The query has no parameter ${name.slice(0, 60)}; it has: ${names}` }
}

/** Variables from the parameters of an address, each by its kind; the defaults for those that are not given. What is wrong names the parameter and shows how it is given. */
export const parseParameters = (schema: GraphQLSchema, parameters: readonly Parameter[], given: Given): { variables: Record<string, unknown> } | { fault: ParameterFault } => {
  const stranger = Object.keys(given).find((name) => !OURS.has(name) && !parameters.some((parameter) => parameter.name === name))
  if (stranger !== undefined) return { fault: unknown(stranger, parameters) }
  const variables: Record<string, unknown> = {}
  for (const parameter of parameters) {
    const asked = Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined
    const texts = asked === undefined ? [] : typeof asked === 'string' ? [asked] : asked
    // An empty field of a form is one that was not filled in.
    const filled = texts.filter((text) => text !== '')
    if (filled.length === 0) {
      if (parameter.default !== null) variables[parameter.name] = parameter.default
      else if (parameter.required) return { fault: missing(parameter) }
      continue
    }
    const wrong = filled.find((text) => text.length > MOST_CHARACTERS || !isText(text) || 'fault' in one(parameter, text))
    if (wrong !== undefined || (filled.length > 1 && !parameter.many)) return { fault: sentence(parameter, wrong ?? filled.join(',')) }
    const values = filled.map((text) => (one(parameter, text) as { value: unknown }).value)
    const value = parameter.many ? values : values[0]
    const type = typeFromAST(schema, parseType(parameter.type) as never) as GraphQLInputType | undefined
    if (type && valueFault(value, type) !== null) return { fault: sentence(parameter, filled.join(',')) }
    variables[parameter.name] = value
  }
  return { variables }
}
