import { buildASTSchema, findBreakingChanges, findDangerousChanges, type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, parse } from 'graphql'
import type { SchemaChange } from '../tables/graph-version.ts'

const schemaOf = (apiSdl: string): GraphQLSchema => buildASTSchema(parse(apiSdl, { noLocation: true }), { assumeValid: true })

const membersOf = (type: ReturnType<GraphQLSchema['getType']>): string[] => {
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) return Object.keys(type.getFields())
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : []
}

const COORDINATE = /\b([A-Z_a-z]\w*\.[A-Z_a-z]\w*)\b/

/** What is there now and was not before. */
const additions = (before: GraphQLSchema, after: GraphQLSchema): SchemaChange[] =>
  Object.values(after.getTypeMap()).filter(({ name }) => !name.startsWith('__')).flatMap((type): SchemaChange[] => {
    const old = before.getType(type.name)
    if (!old) return [{ code: 'TYPE_ADDED', effect: 'SAFE', coordinate: type.name, message: `${type.name} was added.` }]
    const known = new Set(membersOf(old))
    return membersOf(type).filter((name) => !known.has(name)).map((name) => ({ code: isEnumType(type) ? 'VALUE_ADDED' : 'FIELD_ADDED', effect: 'SAFE', coordinate: `${type.name}.${name}`, message: `${type.name}.${name} was added.` }))
  })

/** Differences of two API schemas as clients feel them, the worst first. Codes of breaking and dangerous ones are those of graphql-js. */
export const schemaChanges = (before: string, after: string): SchemaChange[] => {
  if (before === after) return []
  const [old, next] = [schemaOf(before), schemaOf(after)]
  const stated = (effect: SchemaChange['effect']) => ({ type, description }: { type: string; description: string }): SchemaChange =>
    ({ code: type, effect, coordinate: COORDINATE.exec(description)?.[1] ?? /^\W*(\w+)/.exec(description)?.[1] ?? null, message: description })
  const dangerous = findDangerousChanges(old, next).filter(({ type }) => type !== 'VALUE_ADDED_TO_ENUM')
  return [...findBreakingChanges(old, next).map(stated('BREAKING')), ...dangerous.map(stated('DANGEROUS')), ...additions(old, next)]
}
