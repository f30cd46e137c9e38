import { type GraphQLInputType, type GraphQLSchema, parseType, typeFromAST } from 'graphql'
import { isText } from '../../../schema/check-document.ts'
import { type ParameterProblem, readQueryParameters } from '../../../schema/query-parameters.ts'
import type { InputKind, Parameter } from '../saved-queries/content.ts'
import { valueFault } from '../saved-queries/parameters.ts'

/** What an address gives for the parameters of a saved query. */
export type Given = Readonly<Record<string, string | readonly string[] | undefined>>

export interface ParameterFault { zh: string; en: string }

/** Parameters of the address itself. */
const OURS: ReadonlySet<string> = new Set(['page', 'lang'])
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

const sent = (given: Given): URLSearchParams => new URLSearchParams(Object.entries(given).flatMap(([name, texts]) => [texts ?? []].flat().map((text): [string, string] => [name, text])))

const faultOf = ({ name, value }: ParameterProblem, parameters: readonly Parameter[]): ParameterFault => {
  const parameter = parameters.find((each) => each.name === name)
  if (!parameter) return unknown(name, parameters)
  return value === null ? missing(parameter) : sentence(parameter, value)
}

/** What cannot be a value of this kind whatever its form, or is none of the variable's type. */
const beyond = (schema: GraphQLSchema, { name, type }: Parameter, texts: readonly string[], variables: Readonly<Record<string, unknown>>): string | undefined => {
  const wrong = texts.find((text) => text.length > MOST_CHARACTERS || !isText(text))
  if (wrong !== undefined || !Object.hasOwn(variables, name)) return wrong
  const input = typeFromAST(schema, parseType(type) as never) as GraphQLInputType | undefined
  return input && texts.length > 0 && valueFault(variables[name], input) !== null ? texts.join(',') : undefined
}

/** Variables from the parameters of an address, read as the page of the query reads them. What is wrong names the parameter and shows how it is given. */
export const parseParameters = (schema: GraphQLSchema, parameters: readonly Parameter[], given: Given): { variables: Record<string, unknown> } | { fault: ParameterFault } => {
  const address = sent(given)
  const { variables, problems } = readQueryParameters(parameters, address, OURS)
  // A name that is not the query's comes first: it may be a slip for one that is then missing.
  const first = problems.find(({ name }) => !parameters.some((parameter) => parameter.name === name)) ?? problems[0]
  if (first) return { fault: faultOf(first, parameters) }
  for (const parameter of parameters) {
    const wrong = beyond(schema, parameter, address.getAll(parameter.name), variables)
    if (wrong !== undefined) return { fault: sentence(parameter, wrong) }
  }
  return { variables }
}
