import { getNamedType, type GraphQLOutputType, type GraphQLSchema, isObjectType } from 'graphql'
import type { Store } from '../store.ts'

const below = (type: GraphQLOutputType, entities: ReadonlySet<string>): string => {
  const named = getNamedType(type)
  if (!isObjectType(named)) return ''
  if (entities.has(named.name)) return ' { id }'
  return ` { ${Object.values(named.getFields()).map((field) => `${field.name}${below(field.type, entities)}`).join(' ')} }`
}

/** For tests: the selection of these fields of a type with everything below them, entities by id. */
export const everyField = (schema: GraphQLSchema, { entities }: Pick<Store, 'entities'>, typename: string, names: readonly string[]): string => {
  const type = schema.getType(typename)
  if (!isObjectType(type)) throw new Error(`no type ${typename}`)
  return names.map((name) => {
    const field = type.getFields()[name]
    if (!field) throw new Error(`no field ${typename}.${name}`)
    return `${name}${below(field.type, entities)}`
  }).join(' ')
}
