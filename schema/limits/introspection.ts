import { getIntrospectionQuery, isEnumType, isInputObjectType, isInterfaceType, isObjectType, Kind, parse, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import { compileCost } from './compile-cost.ts'
import { operationCost } from './operation-cost.ts'

/**
 * Introspection is answered on the main thread from the whole schema, so a cheap-looking nest of it is dear. Its lists count
 * with this schema's own averages, and one operation may cost a few times what a full introspection query costs.
 */
export interface IntrospectionCost {
  size: (typename: string, field: string) => number | undefined
  /** Cost of the full query that explorers send. */
  full: number
}

export function introspectionCost(schema: GraphQLSchema): IntrospectionCost {
  const sizes = averages(schema)
  const size = (typename: string, field: string): number | undefined => sizes.get(`${typename}.${field}`)
  const document = parse(getIntrospectionQuery({ inputValueDeprecation: true, directiveIsRepeatable: true, specifiedByUrl: true, schemaDescription: true }))
  const operation = document.definitions.find((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION)
  const full = operation ? operationCost(compileCost({ schema, document, operation, introspectionSize: size }), {}) : 0
  return { size, full }
}

function averages(schema: GraphQLSchema): Map<string, number> {
  const types = Object.values(schema.getTypeMap())
  const fields = types.flatMap((type) => (isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []))
  const inputs = types.flatMap((type) => (isInputObjectType(type) ? Object.values(type.getFields()) : []))
  const values = types.flatMap((type) => (isEnumType(type) ? type.getValues() : []))
  const interfaces = types.reduce((sum, type) => sum + (isObjectType(type) || isInterfaceType(type) ? type.getInterfaces().length : 0), 0)
  const perType = (count: number): number => Math.max(1, count / types.length)
  return new Map([
    ['__Schema.types', types.length],
    ['__Schema.directives', schema.getDirectives().length],
    ['__Type.fields', perType(fields.length)],
    ['__Type.inputFields', perType(inputs.length)],
    ['__Type.enumValues', perType(values.length)],
    ['__Type.interfaces', perType(interfaces)],
    ['__Type.possibleTypes', perType(interfaces)],
    ['__Field.args', Math.max(1, fields.reduce((sum, field) => sum + field.args.length, 0) / Math.max(1, fields.length))],
    ['__Directive.args', 2],
  ])
}
