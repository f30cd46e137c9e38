import {
  getNamedType, isAbstractType, isCompositeType, isInterfaceType, isListType, isNonNullType, isObjectType, Kind, SchemaMetaFieldDef, TypeMetaFieldDef,
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLCompositeType, type GraphQLField, type GraphQLOutputType, type GraphQLSchema,
  type OperationDefinitionNode, type SelectionSetNode,
} from 'graphql'
import { COST } from './cost-model.ts'
import { fieldSize, type FieldSize } from './field-size.ts'

/** The composite fields of an operation with what decides their number; compiled once per document, evaluated per request. */
export interface CostNode {
  /** Response name, for messages. */
  field: string
  /** `__schema` or `__type`. */
  meta: boolean
  weight: number
  size: FieldSize
  children: CostChildren
}

export interface CostChildren {
  /** On every object of the parent. */
  always: CostNode[]
  /** By object type: an object has one type, so only the dearest of these counts. */
  byType: CostNode[][]
}

export interface CompileInput {
  schema: GraphQLSchema
  document: DocumentNode
  operation: OperationDefinitionNode
  /** Length of lists of the introspection schema; absent lists count as unsized. */
  introspectionSize?: (typename: string, field: string) => number | undefined
}

export function compileCost(input: CompileInput): CostChildren {
  const { schema, document, operation } = input
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  const root = schema.getRootType(operation.operation)
  return root ? ofObjects(root, [operation.selectionSet]) : { always: [], byType: [] }

  function ofObjects(parent: GraphQLCompositeType, sets: SelectionSetNode[]): CostChildren {
    const groups = new Map<GraphQLCompositeType, Map<string, FieldNode[]>>()
    for (const set of sets) collect(parent, parent, set, groups)
    const children: CostChildren = { always: [], byType: [] }
    for (const [type, fields] of groups) {
      const nodes = [...fields.values()].flatMap((same) => ofField(type, same))
      if (nodes.length === 0) continue
      if (type === parent || !isObjectType(type)) children.always.push(...nodes)
      else children.byType.push(nodes)
    }
    return children
  }

  /** Fields by the type they stand on and their response name, as execution would merge them. */
  function collect(parent: GraphQLCompositeType, on: GraphQLCompositeType, set: SelectionSetNode, groups: Map<GraphQLCompositeType, Map<string, FieldNode[]>>): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const fields = groups.get(on) ?? new Map<string, FieldNode[]>()
        groups.set(on, fields)
        const name = selection.alias?.value ?? selection.name.value
        fields.set(name, [...(fields.get(name) ?? []), selection])
        continue
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      if (!fragment) continue
      const condition = fragment.typeCondition ? schema.getType(fragment.typeCondition.name.value) : on
      const narrower = isCompositeType(condition) && isObjectType(on) && isAbstractType(condition) ? on : condition
      collect(parent, isCompositeType(narrower) ? narrower : on, fragment.selectionSet, groups)
    }
  }

  function ofField(parent: GraphQLCompositeType, same: FieldNode[]): CostNode[] {
    const [node] = same
    const field = node && fieldOf(schema, parent, node.name.value)
    const type = field && getNamedType(field.type)
    if (!node || !field || !isCompositeType(type)) return []
    const sets = same.flatMap((each) => (each.selectionSet ? [each.selectionSet] : []))
    return [{
      field: node.alias?.value ?? node.name.value,
      meta: field.name.startsWith('__'),
      weight: parent === schema.getMutationType() ? COST.mutation : COST.object,
      size: fieldSize(node, field, { isList: isList(field.type), introspection: input.introspectionSize?.(parent.name, field.name) }),
      children: ofObjects(type, sets),
    }]
  }
}

function fieldOf(schema: GraphQLSchema, parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name && parent === schema.getQueryType()) return SchemaMetaFieldDef
  if (name === TypeMetaFieldDef.name && parent === schema.getQueryType()) return TypeMetaFieldDef
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined
}

function isList(type: GraphQLOutputType): boolean {
  return isNonNullType(type) ? isList(type.ofType) : isListType(type)
}
