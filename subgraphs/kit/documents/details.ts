import { getNamedType, getNullableType, type GraphQLField, GraphQLList, type GraphQLOutputType, type GraphQLSchema, isEnumType, isListType, isNonNullType, isObjectType, isScalarType } from 'graphql'
import { finding, type Finding } from './finding.ts'

interface Parsed { value: unknown; findings: Finding[] }
const ok = (value: unknown): Parsed => ({ value, findings: [] })
const wrong = (path: readonly (string | number)[], message: string): Parsed => ({ value: null, findings: [finding('FIELD_INVALID', message, ...path)] })

const isRecord = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value)
/** An entity with a key of its own is referred to by id; kept as the id alone. */
const isReference = (value: unknown): value is { id: string } => isRecord(value) && typeof value.id === 'string' && Object.keys(value).length === 1

/** Parses a value by the output type that will answer it: the SDL is the one contract for reading and for writing. */
const parseValue = (type: GraphQLOutputType, value: unknown, path: readonly (string | number)[], entities: ReadonlySet<string>): Parsed => {
  const nullable = getNullableType(type)
  if (value === null || value === undefined) return ok(null)
  if (isListType(nullable)) {
    if (!Array.isArray(value)) return wrong(path, '应为列表 / expected a list')
    const items = value.map((item, at) => parseValue(nullable.ofType, item, [...path, at], entities))
    return { value: items.map((item) => item.value).filter((item) => item !== null), findings: items.flatMap((item) => item.findings) }
  }
  if (isEnumType(nullable)) {
    return typeof value === 'string' && nullable.getValue(value) ? ok(value) : wrong(path, `应为以下之一:${nullable.getValues().map((item) => item.name).join('、')} / not a value of ${nullable.name}`)
  }
  if (isScalarType(nullable)) {
    try {
      return ok(nullable.parseValue(value))
    } catch (error) {
      return wrong(path, error instanceof Error ? error.message : `不是 ${nullable.name}`)
    }
  }
  if (!isObjectType(nullable)) return wrong(path, '此字段不能写入 / cannot be written')
  if (entities.has(nullable.name)) return isReference(value) ? ok(value.id) : wrong(path, '应为 {"id": …} / expected a reference by id')
  if (!isRecord(value)) return wrong(path, '应为对象 / expected an object')
  const fields = nullable.getFields()
  const result: Record<string, unknown> = {}
  const findings: Finding[] = []
  for (const [name, item] of Object.entries(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!field) {
      findings.push(finding('FIELD_UNKNOWN', `${nullable.name} 没有字段 ${name} / no such field`, ...path, name))
      continue
    }
    const entity = isObjectType(getNamedType(field.type)) && entities.has(getNamedType(field.type).name)
    const parsed = parseValue(field.type, item, [...path, name], entities)
    result[name] = entity && typeof parsed.value === 'string' ? { id: parsed.value } : parsed.value
    findings.push(...parsed.findings)
  }
  // What the type cannot answer without would make every later reading of the record fail.
  for (const { name, type: needed } of Object.values(fields)) {
    if (isNonNullType(needed) && (value[name] === undefined || value[name] === null)) findings.push(finding('FIELD_MISSING', `${nullable.name} 缺少 ${name} / missing`, ...path, name))
  }
  return { value: result, findings }
}

/** A field that takes an argument picks one value from a list that is kept whole: annual use by year. */
const keptType = (field: GraphQLField<unknown, unknown>): GraphQLOutputType =>
  field.args.length > 0 && !isListType(getNullableType(field.type)) ? new GraphQLList(field.type) : field.type

/** Parses `details` of a document for one kind: values by column name, and what was wrong. `columns` are the special columns of its table. */
export const parseDetails = (
  schema: GraphQLSchema, typename: string, details: unknown, columns: readonly string[], entities: ReadonlySet<string>,
): { values: Record<string, unknown>; findings: Finding[] } => {
  const values: Record<string, unknown> = Object.fromEntries(columns.map((name) => [name, null]))
  if (details === undefined || details === null) return { values, findings: [] }
  if (!isRecord(details)) return { values, findings: [finding('FIELD_INVALID', 'details 应为对象 / details must be an object', 'details')] }
  const type = schema.getType(typename)
  const fields = isObjectType(type) ? type.getFields() : {}
  const findings: Finding[] = []
  for (const [name, value] of Object.entries(details)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!field || !columns.includes(name)) {
      findings.push(finding('FIELD_UNKNOWN', `${typename} 没有可写入的字段 ${name} / no such field`, 'details', name))
      continue
    }
    const parsed = parseValue(keptType(field), value, ['details', name], entities)
    values[name] = parsed.value
    findings.push(...parsed.findings)
  }
  return { values, findings }
}
