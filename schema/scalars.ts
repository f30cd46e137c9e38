import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

const LONGEST_SHOWN = 40

const refuse = (name: string, expected: string, value: unknown): never => {
  const shown = (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, LONGEST_SHOWN)
  throw new GraphQLError(`「${shown}」不是 ${name},应为 ${expected}`, { extensions: { code: 'BAD_INPUT', messageEn: `"${shown}" is not a ${name}: expected ${expected}` } })
}

const textScalar = (name: string, expected: string, accepts: (value: string) => boolean, serialize: (value: unknown) => unknown = (value) => value) =>
  new GraphQLScalarType<string, unknown>({
    name,
    serialize,
    parseValue: (value) => (typeof value === 'string' && accepts(value) ? value : refuse(name, expected, value)),
    parseLiteral: (node) => (node.kind === Kind.STRING && accepts(node.value) ? node.value : refuse(name, expected, 'value' in node ? node.value : node.kind)),
  })

/** True where the calendar has this day: 2023-02-29 is none. */
const isCalendarDay = (value: string): boolean => {
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

export const isDate = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value) && isCalendarDay(value)
export const isPartialDate = (value: string): boolean =>
  /^\d{4}$/.test(value) || (/^\d{4}-\d{2}$/.test(value) && isCalendarDay(`${value}-01`)) || isDate(value)
export const isDateTime = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(value) && isCalendarDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value))
export const isDecimal = (value: string): boolean => /^-?\d{1,30}(\.\d{1,12})?$/.test(value)
export const isUrl = (value: string): boolean => /^https?:\/\/[^\s/?#]+/i.test(value) && URL.canParse(value)

const asUtc = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : typeof value === 'string' ? new Date(value).toISOString() : value)

const anyScalar = (name: string) => new GraphQLScalarType<unknown, unknown>({ name })

/** Implementations of the scalars of `core.graphql` and `feed.graphql`. */
export const scalars = {
  Date: textScalar('Date', 'YYYY-MM-DD', isDate),
  DateTime: textScalar('DateTime', 'RFC 3339, 2026-01-31T08:00:00Z', isDateTime, asUtc),
  PartialDate: textScalar('PartialDate', 'YYYY | YYYY-MM | YYYY-MM-DD', isPartialDate),
  Decimal: textScalar('Decimal', '"123.45"', isDecimal, (value) => (value === null ? null : String(value))),
  URL: textScalar('URL', 'http(s)://…', isUrl),
  GeoJSON: anyScalar('GeoJSON'),
  JSON: anyScalar('JSON'),
  ResourceDocument: anyScalar('ResourceDocument'),
}
