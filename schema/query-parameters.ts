/** How the parameters of a saved query stand in an address: `/q/<slug>?crop=小麦&since=2015&types=DATASET&types=PAPER`. Written and read here alone, by the page and by the server. */

export type QueryInputKind = 'TEXT' | 'NUMBER' | 'BOOLEAN' | 'DATE' | 'YEAR' | 'ENUM' | 'TYPE' | 'RESOURCE' | 'PLATFORM' | 'ORGANIZATION' | 'REGION' | 'PLACE' | 'BOX'

/** A parameter as `SavedQuery.parameters` tells it. */
export interface AddressParameter {
  name: string
  input: QueryInputKind
  required: boolean
  many: boolean
  default?: unknown
  options?: readonly { value: string }[] | null
  /** GraphQL type of the variable, such as `[Int!]`. */
  type?: string | null
}

export interface ParameterProblem { name: string; value: string | null; message: string; messageEn: string }

export interface ReadParameters {
  /** Variables of the operation; one without a value is not there, or null where leaving it out would bring a default back. */
  variables: Record<string, unknown>
  problems: ParameterProblem[]
}

type Parsed = { value: unknown } | { zh: string; en: string }

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i
const wrong = (zh: string, en: string): Parsed => ({ zh, en })

const numbers = (text: string, count: number): number[] | null => {
  const parts = text.split(',').map((part) => part.trim())
  return parts.length === count && parts.every((part) => NUMBER.test(part)) ? parts.map(Number) : null
}

const namedType = (type: string | null | undefined): string => (type ?? '').replace(/[[\]!\s]/g, '')

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)

const parse = (text: string, { input, options, type }: AddressParameter): Parsed => {
  switch (input) {
    case 'NUMBER':
      if (!NUMBER.test(text)) return wrong('应为数值,如 12.5', 'is a number, such as 12.5')
      if (namedType(type) === 'Int' && !Number.isInteger(Number(text))) return wrong('应为整数,如 12', 'is a whole number, such as 12')
      // Decimals are strings in JSON, so that they stay exact.
      return { value: namedType(type) === 'Decimal' ? text : Number(text) }
    case 'BOOLEAN':
      return /^(true|1)$/i.test(text) ? { value: true } : /^(false|0)$/i.test(text) ? { value: false } : wrong('应为 true 或 false', 'is true or false')
    case 'DATE':
      return isDay(text) ? { value: text } : wrong('应为日期 YYYY-MM-DD,如 2015-01-31', 'is a day YYYY-MM-DD, such as 2015-01-31')
    case 'YEAR':
      if (!/^\d{4}$/.test(text)) return wrong('应为四位年份,如 2015', 'is a year of four digits, such as 2015')
      return { value: namedType(type) === 'Int' ? Number(text) : text }
    case 'ENUM':
      return !options || options.some(({ value }) => value === text) ? { value: text } : wrong(`应为下列之一:${options.map(({ value }) => value).join('、')}`, `is one of: ${options.map(({ value }) => value).join(', ')}`)
    case 'PLACE': {
      const [lon, lat, km] = numbers(text, 3) ?? []
      if (lon === undefined || lat === undefined || km === undefined || Math.abs(lon) > 180 || Math.abs(lat) > 90 || km <= 0) return wrong('应为 经度,纬度,半径(千米),如 113.6,34.7,50', 'is longitude,latitude,kilometres, such as 113.6,34.7,50')
      return { value: { lon, lat, km } }
    }
    case 'BOX': {
      const [west, south, east, north] = numbers(text, 4) ?? []
      if (west === undefined || south === undefined || east === undefined || north === undefined || south > north || [west, east].some((each) => Math.abs(each) > 180) || [south, north].some((each) => Math.abs(each) > 90)) {
        return wrong('应为 西,南,东,北(度),如 110,31,117,36.5', 'is west,south,east,north in degrees, such as 110,31,117,36.5')
      }
      return { value: { west, south, east, north } }
    }
    case 'TEXT': case 'TYPE': case 'RESOURCE': case 'PLATFORM': case 'ORGANIZATION': case 'REGION':
      return { value: text }
  }
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** None, as a variable says it: the default of the document would hold for one that is left out. A variable that may not be null has its default. */
const cleared = ({ name, type, default: otherwise }: AddressParameter): Record<string, unknown> => (isEmpty(otherwise) ? {} : { [name]: type?.endsWith('!') ? otherwise : null })

/** Parameters out of an address. One that is not given has its default; one that is given empty, as a form gives a field that was cleared, has none. Names that the query does not have are told. */
export const readQueryParameters = (parameters: readonly AddressParameter[], given: URLSearchParams, known: ReadonlySet<string> = new Set()): ReadParameters => {
  const variables: Record<string, unknown> = {}
  const problems: ParameterProblem[] = []
  for (const parameter of parameters) {
    const { name, many, required } = parameter
    const texts = given.has(name) ? given.getAll(name).map((text) => text.trim()).filter((text) => text !== '') : null
    if (texts === null) {
      if (!isEmpty(parameter.default)) variables[name] = parameter.default
    } else if (texts.length > 1 && !many) {
      problems.push({ name, value: texts.join(' '), message: `参数 ${name} 只取一个值`, messageEn: `The parameter ${name} takes one value` })
    } else if (texts.length === 0) {
      if (!required) Object.assign(variables, cleared(parameter))
    } else {
      const values = texts.map((text) => ({ text, parsed: parse(text, parameter) }))
      for (const { text, parsed } of values) {
        if (!('value' in parsed)) problems.push({ name, value: text, message: `参数 ${name} ${parsed.zh};实为「${text.slice(0, 100)}」`, messageEn: `The parameter ${name} ${parsed.en}; it was "${text.slice(0, 100)}"` })
      }
      const good = values.flatMap(({ parsed }) => ('value' in parsed ? [parsed.value] : []))
      if (good.length === values.length) variables[name] = many ? good : good[0]
    }
    if (required && isEmpty(variables[name]) && !problems.some((problem) => problem.name === name)) {
      problems.push({ name, value: null, message: `参数 ${name} 必填,如 ?${name}=…`, messageEn: `The parameter ${name} has to be given, as in ?${name}=…` })
    }
  }
  const names = new Set([...parameters.map(({ name }) => name), ...known])
  for (const name of new Set(given.keys())) {
    if (!names.has(name)) problems.push({ name, value: given.get(name), message: `没有参数 ${name};可用的是:${parameters.map((each) => each.name).join('、') || '无'}`, messageEn: `There is no parameter ${name}; there are: ${parameters.map((each) => each.name).join(', ') || 'none'}` })
  }
  return { variables, problems }
}

const written = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value)
  const { lon, lat, km, west, south, east, north } = value as Record<string, unknown>
  return (lon === undefined ? [west, south, east, north] : [lon, lat, km]).join(',')
}

/** The texts of one value as an address has them; none where it is empty. */
export const writeQueryParameter = (value: unknown): string[] => (isEmpty(value) ? [] : Array.isArray(value) ? value.map(written) : [written(value)])

/** Variables as an address has them. One that is null stands there empty, so that its default does not hold. */
export const writeQueryParameters = (variables: Readonly<Record<string, unknown>>): URLSearchParams =>
  new URLSearchParams(Object.entries(variables).flatMap(([name, value]) => (value === null ? [''] : writeQueryParameter(value)).map((text): [string, string] => [name, text])))
