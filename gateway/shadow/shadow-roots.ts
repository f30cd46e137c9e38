import { getNamedType, getNullableType, isObjectType, Kind, OperationTypeNode, print, type FieldNode, type GraphQLSchema } from 'graphql'
import { subgraphOperation, type SubgraphOperation } from '../data-source/operation.ts'
import { coreSelection, usedVariables } from './core-selection.ts'
import { fragmentsOf } from './shadow-entities.ts'

/** Root fields of an owner that name one record, such as `instrument(id:)`, as the catalogue's `resource(id:, cstr:)` answers them. */
export interface ShadowRoots {
  operation?: SubgraphOperation
  /** Response names that the catalogue answers, with the type that the record must have and what stays null below. */
  answered: Map<string, { typename: string; lost: string[] }>
}

const KEYS = ['id', 'cstr']

export function shadowRoots(owner: SubgraphOperation, api: GraphQLSchema, catalogue: GraphQLSchema): ShadowRoots {
  const answered: ShadowRoots['answered'] = new Map()
  if (owner.isMutation || !catalogue.getQueryType()?.getFields().resource) return { answered }
  const fields = owner.definition.selectionSet.selections.flatMap((selection): FieldNode[] => {
    const shadow = selection.kind === Kind.FIELD ? shadowField(selection, owner, api, catalogue) : undefined
    if (!shadow) return []
    answered.set(shadow.name, { typename: shadow.typename, lost: shadow.lost })
    return [shadow.field]
  })
  if (fields.length === 0) return { answered }
  const selectionSet = { kind: Kind.SELECTION_SET, selections: fields } as const
  const query = print({
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: usedVariables(selectionSet, owner.definition.variableDefinitions ?? []),
    selectionSet,
  })
  return { operation: subgraphOperation(query), answered }
}

function shadowField(node: FieldNode, owner: SubgraphOperation, api: GraphQLSchema, catalogue: GraphQLSchema): { field: FieldNode; name: string; typename: string; lost: string[] } | undefined {
  const given = node.arguments ?? []
  if (given.length === 0 || !given.every(({ name }) => KEYS.includes(name.value)) || !node.selectionSet) return undefined
  const answers = getNullableType(api.getQueryType()?.getFields()[node.name.value]?.type)
  const typename = isObjectType(answers) ? answers.name : undefined
  const type = typename === undefined ? undefined : catalogue.getType(typename)
  const resource = getNamedType(catalogue.getQueryType()?.getFields().resource?.type)
  // A list, or a type that is no resource, cannot be asked for in this way.
  if (typename === undefined || !isObjectType(type) || !type.getInterfaces().some((each) => each === resource)) return undefined
  const { kept, lost } = coreSelection(node.selectionSet, type, catalogue, fragmentsOf(owner))
  if (!kept) return undefined
  const name = node.alias?.value ?? node.name.value
  const typenameField: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }
  const field: FieldNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: name },
    name: { kind: Kind.NAME, value: 'resource' },
    arguments: given,
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [typenameField, { kind: Kind.INLINE_FRAGMENT, typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typename } }, selectionSet: kept }],
    },
  }
  return { field, name, typename, lost }
}

/** Response names of an operation's root fields. */
export const rootNames = ({ definition }: SubgraphOperation): string[] =>
  definition.selectionSet.selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.alias?.value ?? selection.name.value] : []))
